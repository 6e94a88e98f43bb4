print(math.maxinteger, math.mininteger) --> [i64f64] 9223372036854775807	-9223372036854775808
--> [i32f32] 2147483647	-2147483648
print(math.huge, -math.huge) --> inf	-inf
print(math.pi) --> [i64f64] 3.1415926535897931
--> [i32f32] 3.14159274
