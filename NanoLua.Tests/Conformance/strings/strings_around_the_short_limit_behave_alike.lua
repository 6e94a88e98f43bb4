for n = 38, 43 do
  local s = string.rep("k", n)
  local t = {[s] = n}
  print(#s, t[string.rep("k", n - 1) .. "k"], s == ("k"):rep(n), s .. "" == s)
end
--> 38	38	true	true
--> 39	39	true	true
--> 40	40	true	true
--> 41	41	true	true
--> 42	42	true	true
--> 43	43	true	true
