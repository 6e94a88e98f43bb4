local env = setmetatable({}, {__index = _G})
local function run()
  local _ENV = env
  result = 42
  return result, type(print)
end
print(run()) --> 42	function
print(result, env.result) --> nil	42
