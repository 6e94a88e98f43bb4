print("a" < "b", "a" < "aa", "" < "a", "B" < "a", "a" <= "a", "b" > "abc", "10" < "9")
--> true	true	true	true	true	true	true
print("abc" == "abc", "abc" ~= "abd", "Z" < "a", "a" >= "a") --> true	true	true	true
