-- The first program: says where it runs, in one line.

local greeting = require "greeting"

local bits = 1
while math.maxinteger >> bits > 0 do
  bits = bits + 1
end

print(greeting.to("world"))
print(_VERSION .. " with integers of " .. bits + 1 .. " bits")
