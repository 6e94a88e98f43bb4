local function check(v)
  if not v then error("bad value", 2) end
end
local function user()
  check(false)
end
print(pcall(user)) --> false	error_levels_choose_the_blamed_line.lua:5: bad value
local function level3() error("deep", 3) end
local function middle()
  level3()
end
local function caller()
  middle()
end
print(pcall(caller)) --> false	error_levels_choose_the_blamed_line.lua:13: deep
