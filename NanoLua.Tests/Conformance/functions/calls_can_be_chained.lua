local function adder(a) return function(b) return function(c) return a + b + c end end end
print(adder(1)(2)(3)) --> 6
local t = {g = function() return {h = function() return "end" end} end}
print(t.g().h(), t["g"]()["h"](), ("x"):rep(3):upper():lower():len()) --> end	end	3
