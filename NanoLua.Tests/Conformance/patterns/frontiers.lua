print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("THE (quick) fox"):gsub("%f[%a]%a+", "W"))
--> 1	W (W) W	3
print(("hello"):find("%f[%z]"), ("hello"):find("%f[\0]"), ("foo.bar"):match("%f[%w]bar"))
--> 6	6	bar
