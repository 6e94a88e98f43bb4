-- What a library's table refers to stays as long as the table, written or not.
collectgarbage()
local loaded = package.loaded
math, string = nil, nil
collectgarbage()
print(loaded.math.max(1, 2), ("a"):rep(2))  --> 2	aa
loaded.utf8.extra = setmetatable({"kept"}, {})
for i = 1, 200 do local garbage = {i} end
collectgarbage()
print(utf8.extra[1], utf8.char(65))  --> kept	A
setmetatable(loaded, {__mode = "v"})
table = nil
collectgarbage()
print(loaded.coroutine == coroutine, loaded._G == _G)  --> true	true
local keys = setmetatable({}, {__mode = "k"})
keys[os], keys[io.stdout] = "os", "stdout"
collectgarbage()
print(keys[os], keys[io.stdout])  --> os	stdout
