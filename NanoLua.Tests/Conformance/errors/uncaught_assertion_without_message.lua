assert(1 == 2)
--> error: uncaught_assertion_without_message.lua:1: assertion failed!
