local t = {false, true, false}
print(#t, t[1], t[3], t[4]) --> 3	false	false	nil
for i, v in ipairs(t) do io.write(i, "=", tostring(v), ";") end
print() --> 1=false;2=true;3=false;
