print(("%q"):format(math.mininteger)) --> [i64f64] 0x8000000000000000
--> [i32f32] 0x80000000
print(("%q"):format(math.maxinteger)) --> [i64f64] 9223372036854775807
--> [i32f32] 2147483647
