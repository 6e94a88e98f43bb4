local function chunk() return value, print end
local f = load(string.dump(chunk), "chunk", "b", {value = "from the environment"})
print(f()) --> from the environment	nil
