-- heap: 24 MB
local function forever(n) return 1 + forever(n + 1) end
local ok, e = pcall(forever, 1)
print(ok, e:match("stack overflow")) --> false	stack overflow
local function again() return 1 + again() end
print((pcall(again))) --> false
print("still running") --> still running
