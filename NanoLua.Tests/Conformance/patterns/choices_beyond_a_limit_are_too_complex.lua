local function match(n)
    return pcall(string.match, ("a"):rep(n), (".?"):rep(n))
end

local ok, all = match(80)
print(ok, #all) --> true	80
print(match(2000)) --> false	pattern too complex
print(pcall(string.gsub, ("a"):rep(2000), (".?"):rep(2000), "")) --> false	pattern too complex
-- A single repetition is one choice, however long.
print(#(("a"):rep(2000) .. "b"):match("^a*b?")) --> 2001
print(#(("a"):rep(2000) .. "b"):match("^.-b")) --> 2001
