print("\q")
--> error: invalid_escape.lua:1: invalid escape sequence near '"\q'
