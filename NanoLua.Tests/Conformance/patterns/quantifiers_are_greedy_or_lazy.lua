print(("aaa"):match("a*"), ("aaa"):match("a-"), ("aaa"):match("a+")) --> aaa		aaa
print(("aaab"):match("a-b"), ("b"):match("a?b")) --> aaab	b
print(("<<x>>"):match("<(.*)>"), ("<<x>>"):match("<(.-)>")) --> <x>	<x
print(("color"):match("colou?r"), ("colour"):match("colou?r")) --> color	colour
