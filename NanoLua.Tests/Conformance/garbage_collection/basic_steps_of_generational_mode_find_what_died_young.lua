collectgarbage("generational")
local weak = setmetatable({}, {__mode = "kv"})
collectgarbage()
weak[1] = {}
collectgarbage("step")
print(weak[1]) --> nil
weak[1] = {}
collectgarbage("step", 0)
print(weak[1]) --> nil
setmetatable({}, {__gc = function () print("finalized") end})
collectgarbage("step") --> finalized
print("end") --> end
