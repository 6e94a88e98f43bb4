-- Lines of instructions: operators, calls and statements over several lines.
local a = b
  + c
  * d

local e = f(
  a,
  b
)

function g(
  x,
  y
)
  return x ..
    y ..
    a
end

local t = {
  x = 1,
  y = f
    (2),
}

if a <
  b then f() end

for i =
  1,
  2
do
  f(
    i)
end

t
.x
.y
=
a

a:
m
(
)
