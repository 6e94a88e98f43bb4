local co = coroutine.wrap(function()
  local t = {"kept"}
  for i = 1, 3 do
    local s = "value " .. i
    coroutine.yield({s}, t)
    assert(t[1] == "kept" and s == "value " .. i)
  end
end)
for i = 1, 3 do
  local v, t = co()
  collectgarbage()
  print(v[1], t[1])
end
--> value 1	kept
--> value 2	kept
--> value 3	kept
