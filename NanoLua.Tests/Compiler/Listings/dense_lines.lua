-- More than 128 instructions without a large step, and operators that belong to an earlier line.
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
z = a
  + b
  .. c
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
z = a + a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a
  + b
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
z = a + a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a
  + b
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
z = a + a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a
  + b
x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y x=y
z = a + a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a
  + b
f()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()
f()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()
