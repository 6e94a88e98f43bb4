local function make() return function() return 1 end end
print(make() == make(), make()() == make()()) --> false	true
local up = 1
local function with() return function() return up end end
print(with() == with()) --> false
