print(math.maxinteger + 1 == math.mininteger) --> true
print(math.mininteger - 1 == math.maxinteger) --> true
print(math.maxinteger + 1) --> [i64f64] -9223372036854775808
--> [i32f32] -2147483648
local step = 1
print(math.mininteger - step) --> [i64f64] 9223372036854775807
--> [i32f32] 2147483647
print(math.type(math.maxinteger + 1)) --> integer
