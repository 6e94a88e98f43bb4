local function report(event)
    local info = debug.getinfo(2, "r")
    local values = {}
    for i = info.ftransfer, info.ftransfer + info.ntransfer - 1 do
        local _, value = debug.getlocal(2, i)
        values[#values + 1] = tostring(value)
    end
    print(event, table.concat(values, " "))
end
local function pair(a, b, ...) return b, ..., a end
debug.sethook(report, "cr")
pair(1, 2, 3)
select(-2, "x", "y", "z")
debug.sethook()
--> return	
--> call	1 2
--> return	2 3 1
--> call	-2 x y z
--> return	y z
--> call	
