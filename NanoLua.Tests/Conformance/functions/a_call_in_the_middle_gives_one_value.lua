local function three() return 1, 2, 3 end
local function none() end
print(three(), three()) --> 1	1	2	3
print(#{three(), three()}, #{three(), (three())}, (three())) --> 4	2	1
print(none(), 1) --> nil	1
print((none())) --> nil
print(select("#", none()), select("#", (none())), select("#", none(), none())) --> 0	1	1
