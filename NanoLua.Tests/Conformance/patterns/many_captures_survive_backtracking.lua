local word = "(%w?)(%w?)(%w?)(%w?)(%w?)(%w?)(%w?)(%w?)"
print(("abc"):match(word .. "c$")) --> a	b						
print(("abcdefghij"):match("^" .. word .. "(%w-)(%w*)j$")) --> a	b	c	d	e	f	g	h		i
print(("a1b2c3"):gsub("(%a)(%d)(%a)(%d)(%a)(%d)", "%6%5%4%3%2%1")) --> 3c2b1a	1
print(("aaab"):match("(a*)(a?)(a?)(a?)b")) --> aaa			
print(("aaab"):match("(a-)(a?)(a?)(a?)b")) --> 	a	a	a
print(("x=1,y=2"):match("(%w+)=(%w+),(%w+)=(%w+)$")) --> x	1	y	2
print(("aaa"):find("((a)(a))()(%2)()")) --> 1	3	aa	a	a	3	a	4
