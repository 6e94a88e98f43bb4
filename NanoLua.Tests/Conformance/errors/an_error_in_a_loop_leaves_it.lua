local reached = 0
print(pcall(function()
  for i = 1, 10 do
    reached = i
    if i == 4 then error({i}) end
  end
end) == false, reached)
--> true	4
