global print <const>
global <const> limit
print(limit)
limit = 1
--> error: const_globals_cannot_be_assigned.lua:4: attempt to assign to const variable 'limit'
