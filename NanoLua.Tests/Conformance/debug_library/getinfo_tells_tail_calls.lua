local function f() return debug.getinfo(1, "t").istailcall end
local function g() return f() end
local r = f()
print(r, (g())) --> false	true
