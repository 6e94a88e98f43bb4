local t = {[1] = "number", ["1"] = "string", [1.5] = "float", ["1.5"] = "text"}
print(t[1], t["1"], t[1.5], t["1.5"], t[01], t["01"]) --> number	string	float	text	number	nil
