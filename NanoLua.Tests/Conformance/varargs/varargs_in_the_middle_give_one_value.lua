local function f(...) return ..., "end" end
print(f(1, 2, 3)) --> 1	end
print(f()) --> nil	end
local function g(...) return {..., ...} end
print(#g(1, 2), #g(1, 2, 3)) --> 3	4
