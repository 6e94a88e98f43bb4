until true
--> error: until_without_repeat.lua:1: <eof> expected near 'until'
