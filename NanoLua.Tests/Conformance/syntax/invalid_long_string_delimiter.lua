local x = [=x
--> error: invalid_long_string_delimiter.lua:1: invalid long string delimiter near '[='
