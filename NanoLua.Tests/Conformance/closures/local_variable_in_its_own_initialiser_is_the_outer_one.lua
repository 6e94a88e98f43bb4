local x = 1
do
  local x = x + 1
  print(x) --> 2
end
print(x) --> 1
local f = function() return f end
print(f()) --> nil
