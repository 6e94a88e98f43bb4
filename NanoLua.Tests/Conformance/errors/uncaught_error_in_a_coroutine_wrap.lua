local co = coroutine.wrap(function() error("inside") end)
co()
--> error: uncaught_error_in_a_coroutine_wrap.lua:2: uncaught_error_in_a_coroutine_wrap.lua:1: inside
