print(1 << 4, 256 >> 4, 5 << 0, 5 >> 0) --> 16	16	5	5
print(-1 >> 1 == math.maxinteger) --> true
print(-1 << 1) --> -2
print(-1 >> 28) --> [i64f64] 68719476735
--> [i32f32] 15
local n = 3
print(1 << n, 64 >> n, n << 2, n >> 1) --> 8	8	12	1
