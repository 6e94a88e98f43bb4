local v = 0
local f =
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() v = v + 1 return function() v = v + 1 return
  function() return v
  end end end end end end end end end end end end end end end end end end end end end
local n = 0
while type(f) == "function" do f = f() n = n + 1 end
print(f, n) --> 20	21
