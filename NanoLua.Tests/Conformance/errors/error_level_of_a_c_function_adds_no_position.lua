print(pcall(error, "plain", 1)) --> false	plain
print(pcall(error, "plain", 2)) --> false	error_level_of_a_c_function_adds_no_position.lua:2: plain
print(pcall(function() error("x", 50) end)) --> false	x
