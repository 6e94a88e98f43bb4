do local hidden = 1 end
print(hidden) --> nil
local x <const> = 1
do
  local x <const> = 2
  print(x) --> 2
end
print(x) --> 1
