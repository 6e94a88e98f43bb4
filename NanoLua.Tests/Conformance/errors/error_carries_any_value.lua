for _, v in ipairs {1, "text", true, 2.5} do print(pcall(error, v)) end
--> false	1
--> false	text
--> false	true
--> false	2.5
print(pcall(error, nil)) --> false	<no error object>
print(pcall(error)) --> false	<no error object>
local t = {code = 5}
local ok, e = pcall(error, t)
print(ok, e == t, e.code) --> false	true	5
local f = function() end
print(select(2, pcall(error, f)) == f) --> true
