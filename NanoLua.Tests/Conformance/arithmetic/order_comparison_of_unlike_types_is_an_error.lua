print(pcall(function() return 1 < "2" end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:1: attempt to compare number with string
print(pcall(function() return "1" <= 2 end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:3: attempt to compare string with number
print(pcall(function() return {} < {} end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:5: attempt to compare two table values
print(pcall(function() return nil < 1 end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:7: attempt to compare nil with number
print(pcall(function() return true <= false end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:9: attempt to compare two boolean values
print(pcall(function() return print > 1 end))
--> false	order_comparison_of_unlike_types_is_an_error.lua:11: attempt to compare number with function
