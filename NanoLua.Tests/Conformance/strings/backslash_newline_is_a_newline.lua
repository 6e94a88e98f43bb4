print(#"a\
  b", "a\
  b" == "a\n  b")
--> 5	true
