global <const> *
print("hi")
fresh = 1
--> error: global_const_star_makes_all_names_read_only.lua:3: attempt to assign to const variable 'fresh'
