local reasons = { [200] = "OK", [404] = "Not Found", [-1] = "unknown", [70000] = 7.5, [0] = true, name = "status" }
print(reasons[200], reasons[404], reasons[-1], reasons[70000], reasons[0], reasons.name)
--> OK	Not Found	unknown	7.5	true	status
print(reasons[404.0], reasons["404"], reasons[1], rawget(reasons, 200), #reasons) --> Not Found	nil	nil	OK	0

local count, sum = 0, 0
for key in pairs(reasons) do
  count = count + 1
  if math.type(key) == "integer" then sum = sum + key end
end
print(count, sum, next({ [5] = 6, [7] = 8 }) ~= nil) --> 6	70603	true

-- Keys from 1 on belong to a sequence.
local days = { [1] = "Mon", [2] = "Tue", [3] = "Wed" }
print(#days, table.concat(days, " ")) --> 3	Mon Tue Wed
table.insert(days, "Thu")
days[#days + 1] = "Fri"
print(#days, table.concat(days, " ")) --> 5	Mon Tue Wed Thu Fri
print(table.unpack(days)) --> Mon	Tue	Wed	Thu	Fri

-- Written, removed, and with metamethods, they are as any others.
local mixed = { [10] = "ten", [20] = "twenty", a = 1, b = 2 }
mixed[20] = nil
mixed[30] = "thirty"
print(mixed[10], mixed[20], mixed[30], mixed.a) --> ten	nil	thirty	1
local watched = setmetatable({ [3] = "three", [4] = "four" }, {
  __index = function(_, key) return "no " .. key end,
  __newindex = function(_, key) print("new", key) end,
})
watched[3] = "drei" -- present, so no metamethod is asked
watched[5] = "five" --> new	5
watched[4.0] = nil
print(watched[3], watched[4], watched[5]) --> drei	no 4	no 5
