-- Without a host: a client without an address meets the server.

local byte_array = require "byte_array"
local server = require "server"

local YOUR_ADDRESS <const> = 16
local OPTIONS <const> = 240

local client = "\x02\x11\x22\x33\x44\x55"
local names = {[2] = "OFFER", [5] = "ACK", [6] = "NAK"}

-- What a client sends (RFC 2131 section 2): fixed fields, a magic number, then options.
local function packet_of(options)
  local fixed = "\1\1\6\0" .. "\x39\x03\xF3\x26" .. ("\0"):rep(20) .. client .. ("\0"):rep(10 + 192)
  return byte_array.new(fixed .. "\x63\x82\x53\x63" .. options .. "\xFF")
end

local function dotted(address)
  return ("%d.%d.%d.%d"):format(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255)
end

local function exchange(title, options)
  local packet = packet_of(options)
  if server.handle(packet) then
    print(title .. " -> " .. names[packet:u8(OPTIONS + 2)] .. " " .. dotted(packet:u32(YOUR_ADDRESS)))
  else
    print(title .. " -> no answer")
  end
end

exchange("DISCOVER", "\53\1\1\55\3\1\3\6")
exchange("REQUEST 192.168.4.100", "\53\1\3\50\4\192\168\4\100\54\4\192\168\4\1")
exchange("REQUEST 10.0.0.1", "\53\1\3\50\4\10\0\0\1\54\4\192\168\4\1")
exchange("RELEASE", "\53\1\7\54\4\192\168\4\1")
