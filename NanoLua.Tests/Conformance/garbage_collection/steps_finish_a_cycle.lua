collectgarbage("incremental")
local done = false
for _ = 1, 1000 do
  if collectgarbage("step", 4096) then done = true break end
end
print(done) --> true
collectgarbage("stop")
print(type(collectgarbage("step")), collectgarbage("isrunning")) --> boolean	false
collectgarbage("restart")
