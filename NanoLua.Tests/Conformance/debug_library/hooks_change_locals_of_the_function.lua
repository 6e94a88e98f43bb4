local function double(x) return 2 * x end
debug.sethook(function()
    print(debug.getinfo(1, "n").namewhat, debug.getinfo(2, "n").name)
    print(debug.setlocal(2, 1, 21))
    debug.sethook()
end, "c")
print(double(1))
--> hook	double
--> x
--> 42
