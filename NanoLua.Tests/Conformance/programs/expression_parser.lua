local function parse(s)
  local pos, expr = 1, nil
  local function skip() pos = s:find("%S", pos) or #s + 1 end
  local function factor()
    skip()
    local number, e = s:match("^(%d+%.?%d*)()", pos)
    if number then pos = e return tonumber(number) end
    if s:sub(pos, pos) == "-" then pos = pos + 1 return -factor() end
    if s:sub(pos, pos) ~= "(" then error("unexpected '" .. s:sub(pos, pos) .. "' at " .. pos, 0) end
    pos = pos + 1
    local v = expr()
    skip()
    pos = pos + 1
    return v
  end
  local function term()
    local v = factor()
    while true do
      skip()
      local op = s:sub(pos, pos)
      if op == "*" then pos = pos + 1 v = v * factor()
      elseif op == "/" then pos = pos + 1 v = v / factor()
      else return v end
    end
  end
  function expr()
    local v = term()
    while true do
      skip()
      local op = s:sub(pos, pos)
      if op == "+" then pos = pos + 1 v = v + term()
      elseif op == "-" then pos = pos + 1 v = v - term()
      else return v end
    end
  end
  return expr()
end
print(parse "1 + 2 * 3", parse "(1 + 2) * 3", parse "-(4 - 6) / 4", parse "10 - 4 - 3")
--> 7	9	0.5	3
print(pcall(parse, "1 + *")) --> false	unexpected '*' at 5
