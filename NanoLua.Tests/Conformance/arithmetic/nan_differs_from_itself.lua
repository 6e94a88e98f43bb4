local nan = 0 / 0
print(nan == nan, nan ~= nan) --> false	true
print(nan < nan, nan <= nan, nan > nan, nan >= nan) --> false	false	false	false
print(nan == 0, nan < 1, 1 < nan, nan ~= 1) --> false	false	false	true
print(not (nan < 1), not (nan >= 1)) --> true	true
