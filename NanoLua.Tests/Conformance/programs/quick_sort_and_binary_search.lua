local function quick(t, lo, hi)
  if lo >= hi then return t end
  local pivot, i = t[(lo + hi) // 2], lo
  local j = hi
  while i <= j do
    while t[i] < pivot do i = i + 1 end
    while t[j] > pivot do j = j - 1 end
    if i <= j then t[i], t[j] = t[j], t[i] i, j = i + 1, j - 1 end
  end
  quick(t, lo, j)
  return quick(t, i, hi)
end
local data, seed = {}, 7
for i = 1, 60 do seed = (seed * 75 + 74) % 65537 data[i] = seed % 1000 end
quick(data, 1, #data)
local sorted = true
for i = 2, #data do sorted = sorted and data[i - 1] <= data[i] end
print(sorted, data[1], data[30], data[60]) --> true	2	434	999
local function find(t, x)
  local lo, hi = 1, #t
  while lo <= hi do
    local mid = (lo + hi) // 2
    if t[mid] == x then return mid elseif t[mid] < x then lo = mid + 1 else hi = mid - 1 end
  end
end
print(find(data, data[17]) ~= nil, find(data, -1)) --> true
