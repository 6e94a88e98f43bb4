error(42)
--> error: 42
