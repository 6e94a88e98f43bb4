local function keep(...)
  local t = {...}
  return function(i) return t[i], #t end
end
print(keep("a", "b", "c")(2)) --> b	3
