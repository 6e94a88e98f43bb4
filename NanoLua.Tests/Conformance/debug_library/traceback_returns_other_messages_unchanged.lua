local t = {}
print(debug.traceback(t) == t, debug.traceback(nil) ~= nil, debug.traceback(12):sub(1, 2))
--> true	true	12
print(debug.traceback(true)) --> true
