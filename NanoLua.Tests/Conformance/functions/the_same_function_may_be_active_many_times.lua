local function walk(t, out)
  for _, v in ipairs(t) do
    if type(v) == "table" then walk(v, out) else out[#out + 1] = v end
  end
  return out
end
print(table.concat(walk({1, {2, {3, {4}}, 5}, {{{6}}}}, {}), " ")) --> 1 2 3 4 5 6
