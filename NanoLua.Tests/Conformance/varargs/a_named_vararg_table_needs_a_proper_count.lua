local function f(n, ...t)
  t.n = n
  return ...
end
print(f(3, "a")) --> a	nil	nil
print(pcall(f, "x", 1))
--> false	a_named_vararg_table_needs_a_proper_count.lua:3: vararg table has no proper 'n'
print(pcall(f, -1, 1))
--> false	a_named_vararg_table_needs_a_proper_count.lua:3: vararg table has no proper 'n'
print(pcall(f, 1.5, 1))
--> false	a_named_vararg_table_needs_a_proper_count.lua:3: vararg table has no proper 'n'
print(select("#", f(0, 1, 2))) --> 0
