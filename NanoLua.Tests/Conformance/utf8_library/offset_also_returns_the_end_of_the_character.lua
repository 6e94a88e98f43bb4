print(utf8.offset("a\u{20AC}b", 2)) --> 2	4
print(utf8.offset("abc", 4)) --> 4	4
print(utf8.offset("abc", 5)) --> nil
