local reached = 0
print(pcall(function() --> true	4
  for i = 1, 10 do
    reached = i
    if i == 4 then error({i}) end
  end
end) == false, reached)
