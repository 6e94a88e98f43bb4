local function iter(state, control)
  if control < state then return control + 1, control * 10 end
end
for i, v in iter, 3, 0 do print(i, v) end
--> 1	0
--> 2	10
--> 3	20
