local function f(object, flag, number)
  local kind = object:kind()
  local same = object:same(flag)
  local one = object:same(1)
  if flag then kind = kind .. "!" end
  if not number then return kind, same, one end
  while number ~= 3 do number = number + 1 end
  if number == 3 then return kind, same, one, number end
end
local dump = string.dump(f)
local again = load(dump, "f", "b")
print(string.dump(again) == dump)
local class = {kind = type, same = rawequal}
class.__index = class
debug.setmetatable(io.stdout, class)
for _, g in ipairs {f, again, load(string.dump(f, true))} do
  print(g(io.stdout, true, 1))
  print(g(io.stdout, io.stdout))
end
--> true
--> userdata!	false	false	3
--> userdata!	true	false
--> userdata!	false	false	3
--> userdata!	true	false
--> userdata!	false	false	3
--> userdata!	true	false
