local function make()
  local a = 1
  do
    local b = 2
    for i = 1, 1 do
      return function() a, b = a + i, b + i return a, b, i end
    end
  end
end
local f = make()
print(f()) --> 2	3	1
print(f()) --> 3	4	1
