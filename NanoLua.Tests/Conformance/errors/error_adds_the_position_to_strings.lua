local function fail(...) error(...) end
print(pcall(fail, "message")) --> false	error_adds_the_position_to_strings.lua:1: message
print(pcall(fail, "message", 0)) --> false	message
print(pcall(fail, "message", 1)) --> false	error_adds_the_position_to_strings.lua:1: message
print(pcall(fail, 12)) --> false	12
print(pcall(fail, {}) == false) --> true
