;;; local a = 1; ; local b = 2
do ; end
print(a + b); --> 3
