local function fail()
  local value
  return value.field
end
print(pcall(load(string.dump(fail))))
--> false	stripped_functions_have_no_names_or_lines.lua:3: attempt to index a nil value (local 'value')
print(pcall(load(string.dump(fail, true)))) --> false	?:?: attempt to index a nil value
local full, stripped = string.dump(fail), string.dump(fail, true)
print(#stripped < #full) --> true
print(string.dump(load(full)) == full, string.dump(load(stripped), true) == stripped) --> true	true
