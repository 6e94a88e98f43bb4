local dumped = string.dump(function() return "ran" end)
print(load(dumped, "chunk", "b")()) --> ran
print(load(dumped, "chunk", "bt")()) --> ran
print(load(dumped, "chunk")()) --> ran
print(load(dumped, "chunk", "t")) --> nil	attempt to load a binary chunk (mode is 't')
print(load("return 1", "chunk", "b")) --> nil	attempt to load a text chunk (mode is 'b')
print(load(dumped, "chunk", "")) --> nil	attempt to load a binary chunk (mode is '')
print(load("", "chunk", "b")) --> nil	attempt to load a text chunk (mode is 'b')
print(pcall(load, dumped, "chunk", "B")) --> false	bad argument #3 to 'load' (invalid mode)
