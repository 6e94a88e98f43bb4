for p, c in utf8.codes("a\u{E9}\u{20AC}") do print(p, c) end
--> 1	97
--> 2	233
--> 4	8364
for _ in utf8.codes("") do print("never") end
