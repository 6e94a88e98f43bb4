local function kind(x)
  if x == nil then return "nil"
  elseif x == false then return "false"
  elseif x == 0 then return "zero"
  elseif x == "" then return "empty"
  else return "other" end
end
print(kind(nil), kind(false), kind(0), kind(""), kind(1)) --> nil	false	zero	empty	other
if 0 then print("0 is true") end --> 0 is true
if "" then print("empty text is true") end --> empty text is true
