local end = 1
--> error: reserved_words_are_no_names.lua:1: <name> expected near 'end'
