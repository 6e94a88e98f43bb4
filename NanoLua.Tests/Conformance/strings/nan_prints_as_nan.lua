local nan = 0 / 0
print((tostring(nan):gsub("-", "")), (tostring(-nan):gsub("-", ""))) --> nan	nan
