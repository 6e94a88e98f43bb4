print(("%x"):format(-1), ("%X"):format(-2)) --> [i64f64] ffffffffffffffff	FFFFFFFFFFFFFFFE
--> [i32f32] ffffffff	FFFFFFFE
print(("%o"):format(-1)) --> [i64f64] 1777777777777777777777
--> [i32f32] 37777777777
