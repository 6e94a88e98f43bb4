local account = {balance = 10}
function account:add(n) self.balance = self.balance + n return self end
function account.show(self) return self.balance end
print(account:add(5):add(1):show(), account.show {balance = 3}) --> 16	3
local deep = {a = {b = {}}}
function deep.a.b.f(x) return x end
function deep.a.b:g() return self == deep.a.b end
print(deep.a.b.f(4), deep.a.b:g()) --> 4	true
