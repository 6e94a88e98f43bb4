local a <constant> = 1
--> error: unknown_attributes_are_refused.lua:1: unknown attribute 'constant'
