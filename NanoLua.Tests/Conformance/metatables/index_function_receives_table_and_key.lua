local t = setmetatable({}, {__index = function(t, k) return type(t) .. ":" .. tostring(k) end})
print(t.a, t[1], t[true], t[1.5], t["x y"]) --> table:a	table:1	table:true	table:1.5	table:x y
