print(collectgarbage(), collectgarbage("collect")) --> 0	0
print(select("#", collectgarbage())) --> 1
