print("one \z
       two", "a\z  b", #"\z

       ")
--> one two	ab	0
