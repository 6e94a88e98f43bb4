print(("%d %5d|%-5d|%05d %+d"):format(42, 42, 42, 42, 42)) --> 42    42|42   |00042 +42
print(("%i %d %d"):format(3.0, -7, "10"), ("%.3d|%5.2d"):format(5, 3)) --> 3 -7 10	005|   03
print(("%x %X %#x %08x %o %#o"):format(255, 255, 255, 255, 8, 8)) --> ff FF 0xff 000000ff 10 010
print(("% d|% d"):format(5, -5), ("%d"):format(math.mininteger) == tostring(math.mininteger))
-->  5|-5	true
print(pcall(string.format, "%d", 1.5))
--> false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", "1.5"))
--> false	bad argument #2 to 'string.format' (number has no integer representation)
