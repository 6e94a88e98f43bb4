local count = 10
local function counter()
  count = (count or 0) + 1
  return count
end
print(counter()) --> 11
local first = load(string.dump(counter), "counter", "b", 0)
local second = load(string.dump(counter), "counter", "b", nil)
print(first(), first(), second(), counter()) --> 1	2	1	12
local global = load(string.dump(counter))
print(pcall(global))
--> false	upvalues_of_a_dumped_function_are_fresh.lua:3: attempt to perform arithmetic on a table value
