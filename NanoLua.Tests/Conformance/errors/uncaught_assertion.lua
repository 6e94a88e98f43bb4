local value = assert(tonumber("12"), "not used")
print(value) --> 12
assert(tonumber("x"), "no number")
--> error: uncaught_assertion.lua:3: no number
