x = 1
print(_G.x, _G._G == _G, _G.print == print) --> 1	true	true
_G.y = 2
print(y) --> 2
_G["odd name"] = 3
print(_G["odd name"], undefined) --> 3	nil
