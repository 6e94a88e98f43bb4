local nan = 0 / 0
print(nan < 1, nan > 1, 1 <= nan, 1 >= nan, nan == 1) --> false	false	false	false	false
print(math.maxinteger < nan, math.mininteger > nan) --> false	false
for _, v in ipairs {1, -1, math.maxinteger} do
  if v < nan or v >= nan then print("wrong") end
end
if not (nan <= 5) then print("not below") end --> not below
