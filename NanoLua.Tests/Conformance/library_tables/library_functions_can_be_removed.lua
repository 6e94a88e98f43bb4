print(type(os.execute), type(os.time))  --> function	function
os.execute = nil
print(os.execute, type(os.time))  --> nil	function
rawset(os, "time", nil)
print(os.time, rawget(os, "time"))  --> nil	nil
tostring = nil
print(tostring, _G.tostring, type(type))  --> nil	nil	function
for name in pairs(coroutine) do coroutine[name] = nil end
print(next(coroutine))  --> nil
