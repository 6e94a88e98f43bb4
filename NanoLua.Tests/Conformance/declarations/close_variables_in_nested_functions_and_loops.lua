local log = {}
local function closing(n) return setmetatable({}, {__close = function() log[#log + 1] = n end}) end
local function outer()
  local a <close> = closing "outer"
  for i = 1, 2 do
    local b <close> = closing("loop" .. i)
    local function inner() local c <close> = closing("inner" .. i) return i end
    log[#log + 1] = "got" .. inner()
  end
end
outer()
print(table.concat(log, " ")) --> got1 loop1 got2 loop2 outer
