print(select("#", ...), ...) --> 0
