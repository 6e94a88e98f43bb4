debug.sethook(function()
    print(debug.traceback("here"))
    debug.sethook()
end, "c")
math.abs(1)
--> here
--> stack traceback:
--> 	tracebacks_name_hooks.lua:2: in hook '?'
--> 	[C]: in field 'abs'
--> 	tracebacks_name_hooks.lua:5: in main chunk
--> 	[C]: in ?
