-- A DHCP server: handle(packet) makes the reply of a client's packet, in place, and says whether there is one.
--
-- A packet is a buffer (LuaBuffer of the device library, or byte_array) with room for REPLY_BYTES: u8 and u32
-- read or set numbers in network order, fields finds options, write_fields makes them, bytes, equals, write and
-- resize do what their names say. Leases last until the client gives its address back.

local configuration = require "configuration"

-- Places in a packet (RFC 2131 section 2).
local OP <const> = 0
local CLIENT_ADDRESS <const> = 12
local YOUR_ADDRESS <const> = 16 -- the server's is behind it
local HARDWARE_ADDRESS <const> = 28
local SERVER_NAME <const> = 44 -- and behind it the name of the boot file
local COOKIE <const> = 236
local OPTIONS <const> = 240
local REPLY_BYTES <const> = 300 -- relays and old clients expect no less

local REQUEST <const> = "\1\1\6" -- BOOTREQUEST, Ethernet, 6 bytes of hardware address
local REPLY <const> = 2
local MAGIC <const> = "\x63\x82\x53\x63"
local MAGIC_AND_MESSAGE <const> = "\x63\x82\x53\x63\53\1" -- and how the option MESSAGE begins

-- Codes of options (RFC 2132).
local MASK <const> = 1
local ROUTER <const> = 3
local NAME_SERVER <const> = 6
local DOMAIN <const> = 15
local WANTED_ADDRESS <const> = 50
local LEASE_SECONDS <const> = 51
local MESSAGE <const> = 53
local SERVER <const> = 54
local WANTED_OPTIONS <const> = 55

-- Values of the option MESSAGE.
local DISCOVER <const> = "\1"
local OFFER <const> = "\2"
local REQUEST_ADDRESS <const> = "\3"
local DECLINE <const> = "\4"
local ACK <const> = "\5"
local NAK <const> = "\6"
local RELEASE <const> = "\7"
local INFORM <const> = "\8"

local function address_of(text)
  local a, b, c, d = text:match "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"
  return tonumber(a) << 24 | tonumber(b) << 16 | tonumber(c) << 8 | tonumber(d)
end

-- The number in an option's value of four bytes.
local function number_in(value)
  return #value == 4 and string.unpack(">I4", value) or nil
end

local function bytes_of(number)
  return string.pack(">I4", number)
end

-- An option as it goes over the wire: code, length, value.
local function number_option(code, number)
  return string.char(code, 4) .. bytes_of(number)
end

local server_address = address_of(configuration.server)
local first_address = address_of(configuration.first_address)
local address_count = configuration.address_count

local own_option = number_option(SERVER, server_address)
local lease_option = number_option(LEASE_SECONDS, configuration.lease_seconds)

-- What clients may ask for.
local answers = {
  [MASK] = bytes_of(address_of(configuration.mask)),
  [ROUTER] = bytes_of(address_of(configuration.router)),
  [NAME_SERVER] = bytes_of(address_of(configuration.name_server)),
  [DOMAIN] = configuration.domain,
}

local leases = {} -- hardware address -> address
local clients = {} -- address -> hardware address
local next_place = 0

local function is_in_pool(address)
  local place = address - first_address
  return place >= 0 and place < address_count
end

local function bind(client, address)
  leases[client] = address
  clients[address] = client
end

local function release(client)
  local address = leases[client]
  if address then
    leases[client] = nil
    clients[address] = nil
  end
end

-- The client's address: the one it has, the one it wishes if it is free, the next free one, or nil.
local function address_for(client, wanted)
  local address = leases[client]
  if address then return address end
  if wanted and is_in_pool(wanted) and not clients[wanted] then return wanted end
  for _ = 1, address_count do
    address = first_address + next_place
    next_place = (next_place + 1) % address_count
    if not clients[address] then return address end
  end
end

-- Without an address: 0. Without a list: no further options.
local function reply(packet, message, address, list)
  packet:resize(REPLY_BYTES, SERVER_NAME) -- no names, and padding behind the options
  packet:u8(OP, REPLY)
  packet:u32(YOUR_ADDRESS, address, server_address)
  local lease = address ~= 0 and lease_option or ""
  local at = packet:write(COOKIE, MAGIC_AND_MESSAGE, message, own_option, lease)
  packet:write_fields(at, list or "", answers)
  return true
end

local function discover(packet, client, wanted, _, list)
  local address = address_for(client, wanted and number_in(wanted))
  if not address then return false end
  bind(client, address)
  return reply(packet, OFFER, address, list)
end

local function request(packet, client, wanted, server, list)
  server = server and number_in(server)
  if server and server ~= server_address then
    release(client)
    return false
  end
  local address = wanted and number_in(wanted) or packet:u32(CLIENT_ADDRESS)
  if address_for(client, address) ~= address then return reply(packet, NAK, 0) end
  bind(client, address)
  return reply(packet, ACK, address, list)
end

local function decline(packet, client, wanted)
  release(client)
  local address = wanted and number_in(wanted)
  if address and is_in_pool(address) then clients[address] = "declined" end
  return false
end

local function give_back(packet, client)
  release(client)
  return false
end

local function inform(packet, client, wanted, server, list)
  return reply(packet, ACK, 0, list)
end

local handlers = {
  [DISCOVER] = discover,
  [REQUEST_ADDRESS] = request,
  [DECLINE] = decline,
  [RELEASE] = give_back,
  [INFORM] = inform,
}

local server = {}

function server.handle(packet)
  if not packet:equals(OP, REQUEST, COOKIE, MAGIC) then return false end
  local message, wanted, other, list =
    packet:fields(OPTIONS, MESSAGE, WANTED_ADDRESS, SERVER, WANTED_OPTIONS)
  local handler = handlers[message]
  if not handler then return false end
  return handler(packet, packet:bytes(HARDWARE_ADDRESS, 6), wanted, other, list)
end

function server.lease_of(client)
  return leases[client]
end

return server
