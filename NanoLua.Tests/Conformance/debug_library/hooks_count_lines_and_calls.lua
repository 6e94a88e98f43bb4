local lines = {}
debug.sethook(function(event, line) lines[#lines + 1] = line end, "l")
local x = 1
x = x + 1
debug.sethook()
print(table.concat(lines, " ")) --> 3 4 5
print(debug.gethook()) --> nil
