-- A handler gets the error of the handler, and at the limit of nested calls that of the limit.
local function countDown(message)
    if type(message) ~= "number" then return message end
    if message == 0 then return "end" end
    error(message - 1)
end
print(xpcall(error, countDown, 150)) --> false	end
print(xpcall(error, countDown, 300)) --> false	C stack overflow

-- One that fails at any message is not called for ever.
local function failAlways()
    error("again")
end
print(xpcall(error, failAlways)) --> false	error in error handling
