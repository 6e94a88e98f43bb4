print(math.type(tonumber("10")), math.type(tonumber("10.0")), math.type(tonumber("1e1")))
--> integer	float	float
print(tonumber("2147483647"), tonumber("2147483648"), tonumber("9223372036854775808"))
--> [i64f64] 2147483647	2147483648	9.2233720368547758e+18
--> [i32f32] 2147483647	2.14748365e+09	9.223372e+18
print(tonumber("0xffffffff"), tonumber("-9223372036854775808"))
--> [i64f64] 4294967295	-9223372036854775808
--> [i32f32] -1	-9.223372e+18
print(tonumber("1e400") == math.huge, tonumber("0x7fffffffffffffffffff")) --> true	-1
