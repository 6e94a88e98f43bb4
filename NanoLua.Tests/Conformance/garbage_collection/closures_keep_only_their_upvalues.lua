local weak = setmetatable({}, {__mode = "v"})
local function make()
  local kept, lost = {"kept"}, {"lost"}
  weak.kept, weak.lost = kept, lost
  return function() return kept end
end
local f = make()
collectgarbage()
print(weak.kept and weak.kept[1], weak.lost) --> kept	nil
print(f()[1]) --> kept
