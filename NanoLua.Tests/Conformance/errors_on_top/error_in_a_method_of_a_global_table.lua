account = {balance = 0}
function account:withdraw(n)
  if n > self.balance then error("insufficient funds") end
  self.balance = self.balance - n
end
account:withdraw(10)
--> stderr:
--> lua: error_in_a_method_of_a_global_table.lua:3: insufficient funds
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_method_of_a_global_table.lua:3: in method 'withdraw'
--> 	error_in_a_method_of_a_global_table.lua:6: in main chunk
--> 	[C]: in ?
