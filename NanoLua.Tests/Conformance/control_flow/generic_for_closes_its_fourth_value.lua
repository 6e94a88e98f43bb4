local function open(name)
  local closer = setmetatable({}, {__close = function(_, e) print("closed " .. name, e) end})
  return function(_, i) if i < 3 then return i + 1 end end, nil, 0, closer
end
for i in open("all") do io.write(i, ";") end --> 1;2;3;closed all	nil
print("after") --> after
for i in open("break") do if i == 2 then break end end --> closed break	nil
print(pcall(function() for i in open("error") do error("oops", 0) end end))
--> closed error	oops
--> false	oops
print((function() for i in open("return") do return "value" end end)())
--> closed return	nil
--> value
