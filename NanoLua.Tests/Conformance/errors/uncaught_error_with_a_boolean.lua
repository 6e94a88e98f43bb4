error(true)
--> error: (error object is a boolean value)
