print(xpcall(error, function(m)
  if m == "again" then return "second" end
  error("again", 0)
end, "first"))
--> false	second
print(pcall(xpcall, error)) --> false	bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall)) --> false	bad argument #2 to 'xpcall' (function expected, got no value)
