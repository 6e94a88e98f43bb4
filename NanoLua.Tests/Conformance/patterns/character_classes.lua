local all = "aZ5 _-\t."
for class in ("adglpsuwxc"):gmatch(".") do
  print(class, (all:gsub("%" .. class, "#"):gsub("\t", "T")))
  print((all:gsub("%" .. class:upper(), "#"):gsub("\t", "T")))
end
--> a	##5 _-T.
--> aZ######
--> d	aZ# _-T.
--> ##5#####
--> g	### ##T#
--> aZ5#_-#.
--> l	#Z5 _-T.
--> a#######
--> p	aZ5 ##T#
--> ####_-#.
--> s	aZ5#_-#.
--> ### ##T#
--> u	a#5 _-T.
--> #Z######
--> w	### _-T.
--> aZ5#####
--> x	#Z# _-T.
--> a#5#####
--> c	aZ5 _-#.
--> ######T#
