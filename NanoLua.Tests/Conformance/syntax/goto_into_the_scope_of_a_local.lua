goto after
local x = 1
::after::
print(x)
--> error: goto_into_the_scope_of_a_local.lua:4: <goto after> at line 1 jumps into the scope of 'x'
