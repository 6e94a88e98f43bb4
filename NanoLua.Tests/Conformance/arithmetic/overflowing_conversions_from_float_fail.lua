print(pcall(function() return 1e30 | 0 end))
--> false	overflowing_conversions_from_float_fail.lua:1: number has no integer representation
print(math.tointeger(2.0 ^ 31), math.tointeger(2.0 ^ 63), math.tointeger(-2.0 ^ 31))
--> [i64f64] 2147483648	nil	-2147483648
--> [i32f32] nil	nil	-2147483648
print(math.tointeger(1e20)) --> nil
