-- Operands: registers, constants, immediates, and which side they are on.
local a, b, c = ...
a = b + 1; a = 1 + b; a = b - 1; a = 1 - b; a = b + 128; a = b + 129; a = b - 127; a = b - 128
a = b * 2; a = 2 * b; a = b / 2; a = 2 / b; a = b // 2.5; a = b % 3; a = b ^ 2; a = b + 0.5
a = b & 1; a = 1 & b; a = b | c; a = 7 ~ b; a = b & 1.5; a = b << 1; a = 1 << b; a = b >> 1
a = 1 >> b; a = b << 200; a = b << -127; a = b >> -128; a = b .. c; a = b .. "-" .. c .. "-" .. a
a = b .. (c .. a); a = (b .. c) .. a
a = -b; a = ~b; a = not b; a = #b; a = - -b; a = not not b; a = -b ^ 2
a = b < c; a = b <= 1; a = 1 < b; a = 1.0 >= b; a = b > 128; a = b > 129; a = b < 1000.0
a = b == c; a = b ~= 1; a = 1 == b; a = b == 1.0; a = b == "text"; a = nil == b; a = b ~= 1000.0
a = true == b; a = "x" < b; a = b == 0.5
a = b.x; a = b["x"]; a = b[1]; a = b[255]; a = b[256]; a = b[-1]; a = b[1.0]; a = b[c]; a = b[nil]
a = b.a_name_of_a_field_that_is_longer_than_forty_characters
a = b:a_name_of_a_method_that_is_longer_than_forty_characters(c)
a = x; x = a; x = 1; x.y = 2; x[1] = nil; x[a] = "s"; x.y.z = x.y.w
a = (f()); a = f(); a = f(g()); a = f(..., g()); a = f(g(), ...); a = f "s"; a = f {}; f(a)
a = b:m(); a = b:m(1, 2, f()).n; b:m "s" :o {}
