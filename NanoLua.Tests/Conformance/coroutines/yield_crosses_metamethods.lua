local mt = {
  __add = function(a, b) return coroutine.yield("add") end,
  __index = function(t, k) return coroutine.yield("index " .. k) end,
  __newindex = function(t, k, v) coroutine.yield("newindex " .. k) rawset(t, k, v) end,
  __eq = function() return coroutine.yield("eq") end,
  __lt = function() return coroutine.yield("lt") end,
  __le = function() return coroutine.yield("le") end,
  __concat = function() return coroutine.yield("concat") end,
  __len = function() return coroutine.yield("len") end,
  __unm = function() return coroutine.yield("unm") end,
  __call = function(_, x) return coroutine.yield("call " .. x) end,
}
local function new() return setmetatable({}, mt) end
local co = coroutine.create(function()
  local t, u = new(), new()
  print("result", t + 1)
  print("result", t.field)
  t.x = "stored"
  print("result", rawget(t, "x"))
  print("result", t == u, t ~= u)
  print("result", t < u, t <= u, t > u)
  print("result", t .. "x", "a" .. "b" .. t)
  print("result", #t, -t)
  print("result", t("arg"))
  if t == u then print "equal" else print "different" end
end)
local ok, v = coroutine.resume(co)
local n = 0
while coroutine.status(co) ~= "dead" do
  n = n + 1
  print(ok, v)
  ok, v = coroutine.resume(co, n % 2 == 0 and n)
end
--> true	add
--> result	false
--> true	index field
--> result	2
--> true	newindex x
--> result	stored
--> true	eq
--> true	eq
--> result	true	true
--> true	lt
--> true	le
--> true	lt
--> result	true	false	true
--> true	concat
--> true	concat
--> result	false	a10
--> true	len
--> true	unm
--> result	false	12
--> true	call arg
--> result	false
--> true	eq
--> equal
print(ok, v) --> true	nil
