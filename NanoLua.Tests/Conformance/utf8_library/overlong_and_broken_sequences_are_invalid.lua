print(utf8.len("\xC0\x80")) --> nil	1
print(utf8.len("\xE0\x80\x80")) --> nil	1
print(utf8.len("\xF4\x90\x80\x80")) --> nil	1
print(utf8.len("\x80")) --> nil	1
print(utf8.len("a\xC3")) --> nil	2
print(utf8.len("\xF4\x90\x80\x80", 1, -1, true)) --> 1
