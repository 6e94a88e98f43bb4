local function crc16(s)
  local crc = 0xFFFF
  for i = 1, #s do
    crc = crc ~ s:byte(i)
    for _ = 1, 8 do
      if crc & 1 == 1 then crc = crc >> 1 ~ 0xA001 else crc = crc >> 1 end
    end
  end
  return crc
end
local function frame(unit, func, addr, count)
  local body = string.pack(">BBI2I2", unit, func, addr, count)
  return body .. string.pack("<I2", crc16(body))
end
local f = frame(17, 3, 0x006B, 3)
print((f:gsub(".", function(c) return ("%02X "):format(c:byte()) end):sub(1, -2)))
--> 11 03 00 6B 00 03 76 87
print(string.unpack(">BBI2I2", f)) --> 17	3	107	3	7
print(crc16(f)) --> 0
