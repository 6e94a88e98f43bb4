print(("j"):packsize(), ("J"):packsize(), ("n"):packsize()) --> [i64f64] 8	8	8
--> [i32f32] 4	4	4
print(#("j"):pack(1), #("n"):pack(1.0)) --> [i64f64] 8	8
--> [i32f32] 4	4
