print(1 << 64, 1 >> 64, -1 << 64, -1 >> 64) --> 0	0	0	0
print(1 << 63 == math.mininteger, 1 << 31 == math.mininteger) --> [i64f64] true	false
--> [i32f32] false	true
print(-1 >> 63, -1 >> 31) --> [i64f64] 1	8589934591
--> [i32f32] 0	1
print(1 << 32, 1 << 33) --> [i64f64] 4294967296	8589934592
--> [i32f32] 0	0
print(1 << 1000, 1 >> math.maxinteger) --> 0	0
