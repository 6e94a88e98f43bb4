print("\u20AC")
--> error: missing_brace_in_utf8_escape.lua:1: missing '{' near '"\u2'
