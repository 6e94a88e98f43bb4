local function f()
  local a <close> = setmetatable({}, {__close = function() error("in close", 0) end})
  return "lost"
end
print(pcall(f)) --> false	in close
