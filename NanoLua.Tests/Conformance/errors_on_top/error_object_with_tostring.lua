local mt = {__tostring = function(e) return "problem " .. e.code end}
local problem = setmetatable({code = 12}, mt)
error(problem)
--> stderr:
--> lua: problem 12
