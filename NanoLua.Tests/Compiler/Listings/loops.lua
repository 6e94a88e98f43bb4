-- Loops, break, goto and labels, with and without closures over their variables.
for i = 1, 10 do f(i) end
for i = a, b, -1 do f(i) end
for i = 1.0, 2 do local x = i end
for k, v in pairs(t) do f(k, v) end
for a, b, c, d in f, s, x, y do break end
for k in next, t do local function g() return k end end
for i = 1, 2 do
  local x = i
  f(function() return x, i end)
  if x then goto continue end
  f(x)
  ::continue::
end
while f() do
  local x
  local function g() return x end
  if g() then break end
end
repeat
  local x = f()
  local function g() return x end
  if x then goto again end
  ::again::
until g
do
  ::top::
  local x = f()
  if x then goto top end
  local y
  f(function() return y end)
  goto top
end
goto finish
do goto finish end
do ::unused:: end
::finish::
