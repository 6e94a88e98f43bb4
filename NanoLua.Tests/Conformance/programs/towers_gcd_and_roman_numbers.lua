local moves = 0
local function hanoi(n, a, b, c)
  if n == 0 then return end
  hanoi(n - 1, a, c, b)
  moves = moves + 1
  hanoi(n - 1, c, b, a)
end
hanoi(8, "a", "b", "c")
local function gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end
print(moves, gcd(1071, 462), gcd(17, 5)) --> 255	21	1
local numerals = {
  {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
  {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}
local function roman(n)
  local s = ""
  for _, p in ipairs(numerals) do
    while n >= p[1] do s, n = s .. p[2], n - p[1] end
  end
  return s
end
print(roman(2026), roman(1994), roman(44)) --> MMXXVI	MCMXCIV	XLIV
