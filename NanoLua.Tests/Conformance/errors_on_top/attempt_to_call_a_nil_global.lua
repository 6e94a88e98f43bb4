undefinedfunction()
--> stderr:
--> lua: attempt_to_call_a_nil_global.lua:1: attempt to call a nil value (global 'undefinedfunction')
--> stack traceback:
--> 	attempt_to_call_a_nil_global.lua:1: in main chunk
--> 	[C]: in ?
