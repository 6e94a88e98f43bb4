print("\u{80000000}")
--> error: utf8_escape_too_large.lua:1: UTF-8 value too large near '"\u{80000000'
