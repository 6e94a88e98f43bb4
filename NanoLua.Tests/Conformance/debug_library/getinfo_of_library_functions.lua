local i = debug.getinfo(print)
print(i.what, i.short_src, i.source, i.currentline, i.linedefined, i.func == print)
--> C	[C]	=[C]	-1	-1	true
