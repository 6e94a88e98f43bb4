local function open() return nil, "cannot open" end
assert(open())
--> stderr:
--> lua: error_rethrown_by_assert.lua:2: cannot open
--> stack traceback:
--> 	[C]: in global 'assert'
--> 	error_rethrown_by_assert.lua:2: in main chunk
--> 	[C]: in ?
