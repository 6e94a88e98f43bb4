local names = {"third", "second", "first"}
for _, name in ipairs(names) do
  _G[name] = setmetatable({name = name}, {__gc = function(o) print("closing " .. o.name) end})
end
print("main ends")
--> main ends
--> closing first
--> closing second
--> closing third
