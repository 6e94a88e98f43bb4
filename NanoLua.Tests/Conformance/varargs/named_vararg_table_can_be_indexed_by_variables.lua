local function sum(...args)
  local s = 0
  for i = 1, args.n do s = s + args[i] end
  return s
end
print(sum(1, 2, 3, 4), sum(), sum(10)) --> 10	0	10
