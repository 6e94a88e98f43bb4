-- A buffer in Lua itself, with the methods of the device library's: for running without a host.

local byte_array = {}
byte_array.__index = byte_array

function byte_array.new(bytes)
  return setmetatable({bytes:byte(1, -1)}, byte_array)
end

function byte_array:u8(at, value)
  if value then self[at + 1] = value & 255 end
  return self[at + 1]
end

function byte_array:u32(at, value)
  for i = 3, 0, -1 do
    if value then self[at + 4 - i] = value >> 8 * i & 255 end
  end
  return self[at + 1] << 24 | self[at + 2] << 16 | self[at + 3] << 8 | self[at + 4]
end

function byte_array:bytes(at, count)
  return string.char(table.unpack(self, at + 1, at + count))
end

function byte_array:write(at, text)
  for i = 1, #text do self[at + i] = text:byte(i) end
  return at + #text
end

function byte_array:fill(at, count, byte)
  for i = at + 1, at + count do self[i] = byte end
end

function byte_array:resize(count)
  for i = #self, count + 1, -1 do self[i] = nil end
  for i = #self + 1, count do self[i] = 0 end
end

return byte_array
