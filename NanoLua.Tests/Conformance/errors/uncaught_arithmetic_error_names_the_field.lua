local config = {limits = {}}
print(config.limits.max + 1)
--> error: uncaught_arithmetic_error_names_the_field.lua:2: attempt to perform arithmetic on a nil value (field 'max')
