print("before") --> before
error("plain message")
--> error: uncaught_string_error.lua:2: plain message
