error("plain message", 0)
--> error: plain message
