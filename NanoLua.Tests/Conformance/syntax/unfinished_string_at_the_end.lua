print("abc
--> error: unfinished_string_at_the_end.lua:1: unfinished string near '"abc'
