local function closing(name)
  return setmetatable({}, {__close = function() print("close " .. name) end})
end
do
  local a <close> = closing "a"
  local b <close> = closing "b"
  print("in block")
end
--> in block
--> close b
--> close a
print("after") --> after
