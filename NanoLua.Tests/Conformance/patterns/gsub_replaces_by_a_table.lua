local t = {name = "Lua", version = 5.5, no = false}
print(("$name $version $no $other"):gsub("%$(%w+)", t)) --> Lua 5.5 $no $other	4
