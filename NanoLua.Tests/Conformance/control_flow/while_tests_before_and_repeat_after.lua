local i = 5
while i < 5 do print("never") end
repeat i = i + 1 until i > 5
print(i) --> 6
while true do i = i + 1 if i > 10 then break end end
print(i) --> 11
repeat local done = i > 3 i = i - 1 until done
print(i) --> 10
