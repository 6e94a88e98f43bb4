local f, k = print, {}
local co = coroutine.create(f)
local t = {[true] = "yes", [false] = "no", [f] = "function", [k] = "table", [co] = "thread"}
print(t[true], t[false], t[f], t[k], t[co], t[{}]) --> yes	no	function	table	thread	nil
