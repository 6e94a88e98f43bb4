print(select(-2, 1, 2, 3), (select(2, 1, 2, 3))) --> 2	2
print(select("#", select(2, 1, nil, nil))) --> 2
