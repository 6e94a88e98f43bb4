print(xpcall(function() error("e", 0) end, function(m) return "handled " .. m end))
--> false	handled e
print(xpcall(function(a, b) return a + b end, print, 3, 4)) --> true	7
print(xpcall(error, function(m) return type(m), "dropped" end, {})) --> false	table
print(xpcall(function() local x = nil; return x.y end, function(m) return m:upper() end))
--> false	XPCALL_CALLS_ITS_HANDLER_WITH_THE_ERROR.LUA:5: ATTEMPT TO INDEX A NIL VALUE (LOCAL 'X')
