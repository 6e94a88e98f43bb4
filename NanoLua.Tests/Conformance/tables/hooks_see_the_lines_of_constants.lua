local lines = {}
debug.sethook(function(_, line) lines[#lines + 1] = line end, "l")
local t = {
  x = 1,
  y = 2,
}
debug.sethook()
print(t.x, t.y, lines[2], lines[3]) --> 1	2	4	5
