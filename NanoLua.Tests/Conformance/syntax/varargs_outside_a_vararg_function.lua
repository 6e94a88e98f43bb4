local function f()
  return ...
end
--> error: varargs_outside_a_vararg_function.lua:2: cannot use '...' outside a vararg function near '...'
