-- Captured variables stay apart whatever the order of their captures and ends.
local function f()
  local a, b, c, d, e, g, h, i, j, k = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  local last = function() return k end
  local first = function() return a end
  local even = function() return b, d, g, i, k end
  do
    local inner = 11
    local both = function() inner = inner + c return inner end
    print(both(), both()) --> 14	17
  end
  local odd = function() a, c, e, h, j = j, h, e, c, a return a, c, e, h, j end
  a, k = 21, 30
  print(first(), last()) --> 21	30
  return first, last, even, odd
end
local first, last, even, odd = f()
print(odd()) --> 9	7	5	3	21
print(first(), last()) --> 9	30
print(even()) --> 2	4	6	8	30
