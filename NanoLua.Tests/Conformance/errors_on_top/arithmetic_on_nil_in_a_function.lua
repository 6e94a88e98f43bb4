local function add(a, b)
  return a + b
end
print(add(1, 2)) --> 3
print(add(1))
--> stderr:
--> lua: arithmetic_on_nil_in_a_function.lua:2: attempt to perform arithmetic on a nil value (local 'b')
--> stack traceback:
--> 	arithmetic_on_nil_in_a_function.lua:2: in local 'add'
--> 	arithmetic_on_nil_in_a_function.lua:5: in main chunk
--> 	[C]: in ?
