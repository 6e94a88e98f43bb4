local function iterator(s, i)
  if i == 2 then error("iterator failed") end
  return i + 1
end
for i in iterator, nil, 0 do print(i) end
--> 1
--> 2
--> stderr:
--> lua: error_in_a_for_iterator.lua:2: iterator failed
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_for_iterator.lua:2: in for iterator 'for iterator'
--> 	error_in_a_for_iterator.lua:5: in main chunk
--> 	[C]: in ?
