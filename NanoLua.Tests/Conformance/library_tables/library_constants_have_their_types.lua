print(math.type(math.pi), math.type(math.huge), math.huge == 1 / 0)  --> float	float	true
print(math.type(math.maxinteger), math.maxinteger + 1 == math.mininteger)  --> integer	true
print(_VERSION, #utf8.charpattern, utf8.charpattern:byte(1, 3))  --> Lua 5.5	14	91	0	45
print(type(package.path), type(package.preload), #package.searchers > 1)  --> string	table	true
print(io.type(io.stdin), io.type(io.stdout), io.type(io.stderr))  --> file	file	file
