local function f()
  local i = debug.getinfo(1, "Sl")
  return i.short_src, i.source, i.currentline, i.linedefined, i.lastlinedefined, i.what
end
print(f()) --> getinfo_tells_lines_and_source.lua	@getinfo_tells_lines_and_source.lua	2	1	4	Lua
local g = debug.getinfo(f, "S")
print(g.linedefined, g.lastlinedefined, g.what, g.currentline) --> 1	4	Lua	nil
