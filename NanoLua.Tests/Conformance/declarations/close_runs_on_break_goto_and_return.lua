local function closing(name)
  return setmetatable({}, {__close = function() print("close " .. name) end})
end
for i = 1, 3 do
  local c <close> = closing("loop " .. i)
  if i == 2 then break end
end
--> close loop 1
--> close loop 2
do
  local n = 0
  ::again::
  n = n + 1
  do
    local c <close> = closing("goto " .. n)
    if n < 2 then goto again end
  end
end
--> close goto 1
--> close goto 2
local function f()
  local c <close> = closing "return"
  return "result"
end
print(f())
--> close return
--> result
