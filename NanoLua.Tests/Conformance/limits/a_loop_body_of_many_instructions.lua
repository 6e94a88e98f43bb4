local n = 0
for i = 1, 3 do
  n = n + i * 1 - (n & 1) n = n ~ 1
  n = n + i * 2 - (n & 2) n = n ~ 2
  n = n + i * 3 - (n & 3) n = n ~ 3
  n = n + i * 4 - (n & 4) n = n ~ 4
  n = n + i * 5 - (n & 5) n = n ~ 5
  n = n + i * 6 - (n & 6) n = n ~ 6
  n = n + i * 7 - (n & 7) n = n ~ 7
  n = n + i * 8 - (n & 8) n = n ~ 8
  n = n + i * 9 - (n & 9) n = n ~ 9
  n = n + i * 10 - (n & 10) n = n ~ 10
  n = n + i * 11 - (n & 11) n = n ~ 11
  n = n + i * 12 - (n & 12) n = n ~ 12
  n = n + i * 13 - (n & 13) n = n ~ 13
  n = n + i * 14 - (n & 14) n = n ~ 14
  n = n + i * 15 - (n & 15) n = n ~ 15
  n = n + i * 16 - (n & 16) n = n ~ 16
  n = n + i * 17 - (n & 17) n = n ~ 17
  n = n + i * 18 - (n & 18) n = n ~ 18
  n = n + i * 19 - (n & 19) n = n ~ 19
  n = n + i * 20 - (n & 20) n = n ~ 20
  n = n + i * 21 - (n & 21) n = n ~ 21
  n = n + i * 22 - (n & 22) n = n ~ 22
  n = n + i * 23 - (n & 23) n = n ~ 23
  n = n + i * 24 - (n & 24) n = n ~ 24
  n = n + i * 25 - (n & 25) n = n ~ 25
  n = n + i * 26 - (n & 26) n = n ~ 26
  n = n + i * 27 - (n & 27) n = n ~ 27
  n = n + i * 28 - (n & 28) n = n ~ 28
  n = n + i * 29 - (n & 29) n = n ~ 29
  n = n + i * 30 - (n & 30) n = n ~ 30
  n = n + i * 31 - (n & 31) n = n ~ 31
  n = n + i * 32 - (n & 32) n = n ~ 32
  n = n + i * 33 - (n & 33) n = n ~ 33
  n = n + i * 34 - (n & 34) n = n ~ 34
  n = n + i * 35 - (n & 35) n = n ~ 35
  n = n + i * 36 - (n & 36) n = n ~ 36
  n = n + i * 37 - (n & 37) n = n ~ 37
  n = n + i * 38 - (n & 38) n = n ~ 38
  n = n + i * 39 - (n & 39) n = n ~ 39
  n = n + i * 40 - (n & 40) n = n ~ 40
  n = n + i * 41 - (n & 41) n = n ~ 41
  n = n + i * 42 - (n & 42) n = n ~ 42
  n = n + i * 43 - (n & 43) n = n ~ 43
  n = n + i * 44 - (n & 44) n = n ~ 44
  n = n + i * 45 - (n & 45) n = n ~ 45
  n = n + i * 46 - (n & 46) n = n ~ 46
  n = n + i * 47 - (n & 47) n = n ~ 47
  n = n + i * 48 - (n & 48) n = n ~ 48
  n = n + i * 49 - (n & 49) n = n ~ 49
  n = n + i * 50 - (n & 50) n = n ~ 50
  n = n + i * 51 - (n & 51) n = n ~ 51
  n = n + i * 52 - (n & 52) n = n ~ 52
  n = n + i * 53 - (n & 53) n = n ~ 53
  n = n + i * 54 - (n & 54) n = n ~ 54
  n = n + i * 55 - (n & 55) n = n ~ 55
  n = n + i * 56 - (n & 56) n = n ~ 56
  n = n + i * 57 - (n & 57) n = n ~ 57
  n = n + i * 58 - (n & 58) n = n ~ 58
  n = n + i * 59 - (n & 59) n = n ~ 59
  if n < 0 then break end
end
print(n) --> 6730
local k = 0
while k < 2 do
  k = k + 0 n = n + 0
  k = k + 0 n = n + 1
  k = k + 0 n = n + 2
  k = k + 0 n = n + 3
  k = k + 0 n = n + 4
  k = k + 0 n = n + 5
  k = k + 0 n = n + 6
  k = k + 0 n = n + 7
  k = k + 0 n = n + 8
  k = k + 0 n = n + 9
  k = k + 0 n = n + 10
  k = k + 0 n = n + 11
  k = k + 0 n = n + 12
  k = k + 0 n = n + 13
  k = k + 0 n = n + 14
  k = k + 0 n = n + 15
  k = k + 0 n = n + 16
  k = k + 0 n = n + 17
  k = k + 0 n = n + 18
  k = k + 0 n = n + 19
  k = k + 0 n = n + 20
  k = k + 0 n = n + 21
  k = k + 0 n = n + 22
  k = k + 0 n = n + 23
  k = k + 0 n = n + 24
  k = k + 0 n = n + 25
  k = k + 0 n = n + 26
  k = k + 0 n = n + 27
  k = k + 0 n = n + 28
  k = k + 0 n = n + 29
  k = k + 0 n = n + 30
  k = k + 0 n = n + 31
  k = k + 0 n = n + 32
  k = k + 0 n = n + 33
  k = k + 0 n = n + 34
  k = k + 0 n = n + 35
  k = k + 0 n = n + 36
  k = k + 0 n = n + 37
  k = k + 0 n = n + 38
  k = k + 0 n = n + 39
  k = k + 1
end
print(k, n) --> 2	8290
