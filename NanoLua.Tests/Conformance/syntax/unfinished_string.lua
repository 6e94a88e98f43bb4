local s = "never closed
print(s)
--> error: unfinished_string.lua:1: unfinished string near '"never closed'
