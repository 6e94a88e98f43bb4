print(type(nil), type(true), type(1), type(1.5), type("s"), type({}), type(print))
--> nil	boolean	number	number	string	table	function
print(type(function() end), type(coroutine.create(print)), type(type)) --> function	thread	function
print(pcall(type)) --> false	bad argument #1 to 'type' (value expected)
