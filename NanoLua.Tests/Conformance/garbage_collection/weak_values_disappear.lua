local t = setmetatable({}, {__mode = "v"})
local kept = {}
t.kept, t.lost, t.number, t.text = kept, {}, 42, "text"
t[1] = {}
collectgarbage()
print(t.kept == kept, t.lost, t.number, t.text, t[1]) --> true	nil	42	text	nil
