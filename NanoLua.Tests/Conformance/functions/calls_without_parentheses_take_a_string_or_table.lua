local function f(x) return type(x) == "table" and #x or x end
print(f"text", f'x', f[[long]], f{1, 2}, f{}) --> text	x	long	2	0
local obj = {m = function(self, x) return x end}
print(obj:m"arg", #obj:m{1, 2, 3}, type"x") --> arg	3	string
