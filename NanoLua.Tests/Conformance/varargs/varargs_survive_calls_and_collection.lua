local function f(...)
  local s = ""
  for i = 1, select("#", ...) do
    collectgarbage()
    s = s .. tostring((select(i, ...))) .. (i < select("#", ...) and "," or "")
  end
  return s, ...
end
print(f("a" .. 1, {} ~= nil, nil, 4.5)) --> a1,true,nil,4.5	a1	true	nil	4.5
