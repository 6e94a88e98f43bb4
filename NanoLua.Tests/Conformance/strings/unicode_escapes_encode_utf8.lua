print(#"\u{7F}", #"\u{80}", #"\u{7FF}", #"\u{800}", #"\u{FFFF}", #"\u{10000}", #"\u{7FFFFFFF}")
--> 1	2	2	3	3	4	6
print(string.byte("\u{20AC}", 1, -1)) --> 226	130	172
print(string.byte("\u{10FFFF}", 1, -1)) --> 244	143	191	191
