print(("%q"):format('say "hi"\n\\ \0 end\r\t'))
--> "say \"hi\"\
--> \\ \0 end\13\9"
print(("%q %q %q"):format(10, true, nil)) --> 10 true nil
print(("%q"):format("1\0012")) --> "1\0012"
print(("%q"):format(0.5), ("%q"):format(1 / 0), ("%q"):format(-1 / 0), ("%q"):format(0 / 0))
--> 0x1p-1	1e9999	-1e9999	(0/0)
print(pcall(string.format, "%q", {}))
--> false	bad argument #2 to 'string.format' (value has no literal form)
print(pcall(string.format, "%10q", "x")) --> false	specifier '%q' cannot have modifiers
