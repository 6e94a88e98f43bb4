print(1)
break
--> error: break_outside_a_loop.lua:2: break outside loop near 'break'
