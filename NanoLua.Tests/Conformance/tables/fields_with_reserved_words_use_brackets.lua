local t = {["end"] = 1, ["while"] = 2, ["goto"] = 3}
print(t["end"], t["while"], t["goto"]) --> 1	2	3
