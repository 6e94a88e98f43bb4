print(pcall(function()
--> false	the_line_of_an_error_is_the_line_of_the_operation.lua:5: attempt to perform arithmetic on a nil value (local 'b')
  local a = 1
  local b = nil
  local c = a +
    b
  return c
end))
print(pcall(function()
--> false	the_line_of_an_error_is_the_line_of_the_operation.lua:11: attempt to call a nil value (global 'undefinedfunction')
  return undefinedfunction(
    1,
    2
  )
end))
