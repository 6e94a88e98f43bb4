for k, v, w in pairs {10} do
  v = v + 1
  w = "w"
  print(k, v, w) --> 1	11	w
end
