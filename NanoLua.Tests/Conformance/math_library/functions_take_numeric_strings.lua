print(math.floor("3.7"), math.sqrt("16"), math.abs("-2")) --> 3	4.0	2.0
