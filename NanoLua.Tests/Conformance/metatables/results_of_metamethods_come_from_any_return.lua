-- A metamethod may return by any kind of return: nothing, many values, a tail call, all arguments.
local returns = {
    function() end,
    function() return 1 end,
    function() return 1, 2, 3 end,
    function() return math.abs(-4) end,
    function() return (function(...) return ... end)(5, 6) end,
    function(...) return select("#", ...), 7 end,
    function(...) local a <const> = 8 return a end,
    function() local captured = 9 local f = function() return captured end return f(), captured end,
    function() return setmetatable({}, {__call = function() return 10 end})() end,
}

for i = 1, #returns do
    local f = returns[i]
    local object = setmetatable({}, {
        __add = f, __unm = f, __len = f, __index = f, __eq = f, __lt = f, __le = f, __concat = f,
        __idiv = f, __band = f, __shl = f,
    })
    local same = setmetatable({}, getmetatable(object))
    print(i, object + 1, 2 + object, -object, #object, object.x, object[1], object // same, object & 1,
          1 << object, object .. "x", object == same, object < same, object <= 3, 3 > object)
end
--> 1	nil	nil	nil	nil	nil	nil	nil	nil	nil	nil	false	false	false	false
--> 2	1	1	1	1	1	1	1	1	1	1	true	true	true	true
--> 3	1	1	1	1	1	1	1	1	1	1	true	true	true	true
--> 4	4	4	4	4	4	4	4	4	4	4	true	true	true	true
--> 5	5	5	5	5	5	5	5	5	5	5	true	true	true	true
--> 6	2	2	2	2	2	2	2	2	2	2	true	true	true	true
--> 7	8	8	8	8	8	8	8	8	8	8	true	true	true	true
--> 8	9	9	9	9	9	9	9	9	9	9	true	true	true	true
--> 9	10	10	10	10	10	10	10	10	10	10	true	true	true	true
