local a, b
function a(n) if n == 0 then return "done in a" end return b(n - 1) end
function b(n) if n == 0 then return "done in b" end return a(n - 1) end
print(a(30000), a(30001)) --> done in a	done in b
