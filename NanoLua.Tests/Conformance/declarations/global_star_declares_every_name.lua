global *
anything = 1
print(anything) --> 1
