print(math.maxinteger * 2) --> -2
print(math.mininteger * -1 == math.mininteger) --> true
local x = math.maxinteger
print(x * x) --> 1
print(0x10001 * 0x10001) --> [i64f64] 4295098369
--> [i32f32] 131073
