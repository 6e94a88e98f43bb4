print(pcall(function()
  local a = 1
  local b = nil
  local c = a +
    b
  return c
end))
--> false	the_line_of_an_error_is_the_line_of_the_operation.lua:4: attempt to perform arithmetic on a nil value (local 'b')
print(pcall(function()
  return undefinedfunction(
    1,
    2
  )
end))
--> false	the_line_of_an_error_is_the_line_of_the_operation.lua:10: attempt to call a nil value (global 'undefinedfunction')
