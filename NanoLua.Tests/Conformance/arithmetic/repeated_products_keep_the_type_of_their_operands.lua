local p = 1
for _ = 1, 10 do p = p * 10 end
print(p) --> [i64f64] 10000000000
--> [i32f32] 1410065408
local f = 1.0
for _ = 1, 10 do f = f * 10 end
print(f) --> [i64f64] 10000000000.0
--> [i32f32] 1e+10
local sum = 0
for i = 1, 1000 do sum = sum + i end
print(sum) --> 500500
