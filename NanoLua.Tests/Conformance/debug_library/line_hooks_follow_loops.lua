local lines = {}
local function trace(f)
    debug.sethook(function(_, line) lines[#lines + 1] = line end, "l")
    f()
    debug.sethook()
    print(table.concat(lines, " "))
    lines = {}
end
trace(function()
    local n = 0
    while n < 2 do n = n + 1 end
end)
trace(function()
    for key, value
        in pairs
        {1, 2}
    do
        local x
    end
end)
trace(function()
    repeat
        local done = true
    until done
    for i = 1, 2 do
        local x = i
    end
end)
trace(function(...) return select("#",
    ...) end)
--> 4 10 11 11 11 12 5
--> 4 15 16 17 18 15 18 15 19 20 5
--> 4 23 24 25 26 25 26 25 28 5
--> 4 29 5
