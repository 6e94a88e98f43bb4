print(("aaa"):gsub("^a", "b"), ("aaa"):gsub("a$", "b"), ("  x"):gsub("^%s+", "")) --> baa	aab	x	1
