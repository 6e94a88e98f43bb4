-- A module of the image: `require` finds it there and nothing of it is copied to RAM.

local greeting = {}

function greeting.to(name)
  return "Hello, " .. name .. "!"
end

return greeting
