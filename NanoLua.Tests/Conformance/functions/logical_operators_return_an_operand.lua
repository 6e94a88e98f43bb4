print(nil and 1, false and 1, 1 and 2, 1 and nil, nil or 1, false or nil, 1 or 2)
--> nil	false	2	nil	1	nil	1
print(nil == false, not nil, not 0, not "", not not nil) --> false	true	false	false	false
local function f() print("called") return true end
print(false and f(), true or f(), nil and f()) --> false	true	nil
print(1 and 2 or 3, nil and 2 or 3, 1 and false or 3, (nil or false) == false) --> 2	3	3	true
