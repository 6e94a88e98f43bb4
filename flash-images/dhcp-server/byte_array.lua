-- A buffer in Lua itself, with the methods of the device library's: for running without a host.

local byte_array = {}
byte_array.__index = byte_array

function byte_array.new(bytes)
  return setmetatable({bytes:byte(1, -1)}, byte_array)
end

-- Reads or sets numbers of so many bytes, the highest first.
local function numbers(bytes)
  return function(self, at, ...)
    if ... then return self:write(at, (">I" .. bytes):rep(select("#", ...)):pack(...)) end
    return (string.unpack(">I" .. bytes, self:bytes(at, bytes)))
  end
end

byte_array.u8, byte_array.u16, byte_array.u32 = numbers(1), numbers(2), numbers(4)

function byte_array:bytes(at, count)
  return string.char(table.unpack(self, at + 1, at + count))
end

function byte_array:equals(at, text, ...)
  if at + #text > #self or self:bytes(at, #text) ~= text then return false end
  return not ... or self:equals(...)
end

function byte_array:write(at, ...)
  for _, text in ipairs {...} do
    for i = 1, #text do self[at + i] = text:byte(i) end
    at = at + #text
  end
  return at
end

function byte_array:fill(at, count, byte)
  for i = at + 1, at + count do self[i] = byte end
  return at + count
end

-- Values of the first fields of some types, with a byte for the type and one for the length; 0 is padding, 255 the
-- end.
function byte_array:fields(at, ...)
  local places, values = {}, {}
  for i = 1, select("#", ...) do places[select(i, ...)] = i end
  while at + 2 <= #self and self:u8(at) ~= 255 do
    if self:u8(at) == 0 then
      at = at + 1
    else
      local after = at + 2 + self:u8(at + 1)
      if after > #self then break end
      local place = places[self:u8(at)]
      if place and not values[place] then values[place] = self:bytes(at + 2, self:u8(at + 1)) end
      at = after
    end
  end
  return table.unpack(values, 1, select("#", ...))
end

-- The reverse: for every byte of a string, a type, a field with its value in a table, as far as there is one and room
-- for it, and the end.
function byte_array:write_fields(at, types, values)
  for _, type in ipairs {types:byte(1, -1)} do
    local value = values[type]
    if value and at + 2 + #value < #self then at = self:write(at, string.char(type, #value), value) end
  end
  return self:u8(at, 255)
end

function byte_array:resize(count, kept)
  for i = #self, math.min(count, kept or count) + 1, -1 do self[i] = nil end
  for i = #self + 1, count do self[i] = 0 end
end

return byte_array
