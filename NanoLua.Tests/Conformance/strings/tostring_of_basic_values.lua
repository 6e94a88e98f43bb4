print(tostring(nil), tostring(true), tostring(false), tostring(12), tostring(-0.0), tostring("s"))
--> nil	true	false	12	-0.0	s
print(tostring(1e300 * 1e10), tostring(2^53), tostring(10 // 3), tostring(3.5))
--> [i64f64] inf	9007199254740992.0	3	3.5
--> [i32f32] inf	9.007199e+15	3	3.5
print(type(tostring({})), tostring(print):sub(1, 8), tostring({}):sub(1, 6))
--> string	function	table:
