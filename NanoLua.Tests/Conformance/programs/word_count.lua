local text = [[the quick brown fox jumps over the lazy dog; the dog sleeps, the fox runs]]
local counts = {}
for word in text:gmatch("%a+") do counts[word] = (counts[word] or 0) + 1 end
local words = {}
for w in pairs(counts) do words[#words + 1] = w end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)
for i = 1, 4 do print(words[i], counts[words[i]]) end
--> the	4
--> dog	2
--> fox	2
--> brown	1
