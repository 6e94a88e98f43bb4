local function sieve(n)
  local composite, primes = {}, {}
  for i = 2, n do
    if not composite[i] then
      primes[#primes + 1] = i
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return primes
end
local primes = sieve(200)
print(#primes, primes[10], primes[#primes]) --> 46	29	199
local function factors(n)
  local f = {}
  for _, p in ipairs(primes) do
    while n % p == 0 do f[#f + 1] = p n = n // p end
  end
  return table.concat(f, "*")
end
print(factors(360), factors(97), factors(1001)) --> 2*2*2*3*3*5	97	7*11*13
