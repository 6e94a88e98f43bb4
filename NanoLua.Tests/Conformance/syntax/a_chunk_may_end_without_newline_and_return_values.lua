print("before") --> before
return 1, 2
