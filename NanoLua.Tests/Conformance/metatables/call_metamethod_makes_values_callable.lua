local t = setmetatable({}, {__call = function(self, ...)
  return type(self), select("#", ...), ...
end})
print(t()) --> table	0
print(t(1, nil, 3)) --> table	3	1	nil	3
print(pcall(t, "x")) --> true	table	1	x
print(select(2, t("a"))) --> 1	a
