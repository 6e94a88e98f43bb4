local t = {}
t["ab"] = 1
local k = "a" .. "b"
t[k] = t[k] + 1
print(t.ab, t["a" .. "b"], k == "ab", rawequal(k, "ab")) --> 2	2	true	true
