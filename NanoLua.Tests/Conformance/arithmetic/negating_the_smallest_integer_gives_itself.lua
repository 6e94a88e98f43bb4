local m = math.mininteger
print(-m == m) --> true
print(-m) --> [i64f64] -9223372036854775808
--> [i32f32] -2147483648
print(math.type(-m)) --> integer
