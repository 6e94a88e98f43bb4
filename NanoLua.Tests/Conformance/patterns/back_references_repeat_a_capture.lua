print(([[say "it's" now]]):match([[(["'])(.-)%1]])) --> "	it's
print(("abab"):match("(ab)%1"), ("hellollo"):find("(l+o)%1")) --> ab	3	8	llo
