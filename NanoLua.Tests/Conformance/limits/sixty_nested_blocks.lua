do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do
  do do do do do do do do do do do do do do do do do do do do do do do do do do do do
local x = "deep" print(x) --> deep
end end end end end end end end end end end end end end end end end end end end end end end end
end end end end end end end end end end end end end end end end end end end end end end end end
end end end end end end end end end end end end
print("out") --> out
