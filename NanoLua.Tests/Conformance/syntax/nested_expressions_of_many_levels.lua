print(((((((((((((((((((1))))))))))))))))))) --> 1
do do do do do do do do do do print("deep") end end end end end end end end end end --> deep
print(#{{{{{{{{{{"x"}}}}}}}}}}, - - - - -5, not not not nil) --> 1	-5	true
print(1 + (2 * (3 - (4 / (5 + (6 - (7 * (8 - 9)))))))) --> [i64f64] 6.5555555555555554
--> [i32f32] 6.55555534
