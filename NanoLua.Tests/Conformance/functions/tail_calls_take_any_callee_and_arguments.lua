-- return f(...) calls Lua functions, native ones and callable tables, with any number of arguments.
local function pass(...) return ... end
local function count(...) return select("#", ...) end
local function first(a) return a end

local function open(f, ...) return f(pass(...)) end
print(open(pass)) -->
print(open(pass, 1, nil, 3)) --> 1	nil	3
print(open(count, 1, nil, nil)) --> 3
print(open(first, 1, 2)) --> 1
print(open(math.max, 4, 9, 2)) --> 9
print(open(string.rep, "ab", 3)) --> ababab
print(open(setmetatable({}, {__call = function(_, ...) return count(...), ... end}), "x", "y")) --> 2	x	y
print((open(pass, 1, 2))) --> 1

local function loop(n, callable)
    if n == 0 then return "done" end
    return callable(n - 1, callable)
end
print(loop(100000, loop)) --> done
print(loop(20000, setmetatable({}, {__call = function(self, n) return loop(n, self) end}))) --> done

local function captures(x)
    local function get() return x end
    return pass(get, x)
end
local get, x = captures("kept")
print(get(), x) --> kept	kept
print(pcall(open, 1)) --> false	tail_calls_take_any_callee_and_arguments.lua:6: attempt to call a number value (local 'f')
