-- A DHCP server: handle(packet) makes the reply of a client's packet, in place, and says whether there is one.
--
-- A packet is a buffer (LuaBuffer of the device library, or byte_array): u8, u16 and u32 read or set numbers
-- in network order, bytes, write, fill and resize do what their names say, and # is its length. It has room
-- for wire.REPLY_BYTES. Leases last until the client gives its address back.

local wire = require "wire"
local configuration = require "configuration"

local OPTIONS <const>, REPLY_BYTES <const> = wire.OPTIONS, wire.REPLY_BYTES
local PAD <const>, END <const> = wire.PAD, wire.END
local MESSAGE <const>, SERVER <const> = wire.MESSAGE, wire.SERVER
local WANTED_ADDRESS <const>, WANTED_OPTIONS <const> = wire.WANTED_ADDRESS, wire.WANTED_OPTIONS

local function address_of(text)
  local a, b, c, d = text:match "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"
  return tonumber(a) << 24 | tonumber(b) << 16 | tonumber(c) << 8 | tonumber(d)
end

-- Options as they go over the wire: code, length, value.
local function option(code, value)
  return string.char(code, #value) .. value
end

local function number_option(code, number)
  return option(code, string.char(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255))
end

local server_address = address_of(configuration.server)
local first_address = address_of(configuration.first_address)
local address_count = configuration.address_count

local own_option = number_option(wire.SERVER, server_address)
local lease_option = number_option(wire.LEASE_SECONDS, configuration.lease_seconds)

-- What clients may ask for.
local answers = {
  [wire.MASK] = number_option(wire.MASK, address_of(configuration.mask)),
  [wire.ROUTER] = number_option(wire.ROUTER, address_of(configuration.router)),
  [wire.NAME_SERVER] = number_option(wire.NAME_SERVER, address_of(configuration.name_server)),
  [wire.DOMAIN] = option(wire.DOMAIN, configuration.domain),
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

-- Message, wanted address, server and list of wanted options; nothing for options that do not fit.
local function options_of(packet)
  local message, wanted, server, list
  local at, length = OPTIONS, #packet
  while at < length do
    local code = packet:u8(at)
    if code == END then return message, wanted, server, list end
    at = at + 1
    if code ~= PAD then
      if at >= length then return end
      local bytes = packet:u8(at)
      at = at + 1
      if at + bytes > length then return end
      if code == MESSAGE and bytes == 1 then
        message = packet:u8(at)
      elseif code == WANTED_ADDRESS and bytes == 4 then
        wanted = packet:u32(at)
      elseif code == SERVER and bytes == 4 then
        server = packet:u32(at)
      elseif code == WANTED_OPTIONS then
        list = packet:bytes(at, bytes)
      end
      at = at + bytes
    end
  end
  return message, wanted, server, list
end

local function reply(packet, message, address, list)
  packet:resize(REPLY_BYTES)
  packet:u8(wire.OP, wire.REPLY)
  packet:u32(wire.YOUR_ADDRESS, address)
  packet:u32(wire.SERVER_ADDRESS, server_address)
  packet:fill(wire.SERVER_NAME, wire.SERVER_NAME_BYTES, 0)
  packet:u8(OPTIONS, MESSAGE)
  packet:u8(OPTIONS + 1, 1)
  packet:u8(OPTIONS + 2, message)
  local at = packet:write(OPTIONS + 3, own_option)
  if message ~= wire.NAK then
    if address ~= 0 then at = packet:write(at, lease_option) end
    for i = 1, list and #list or 0 do
      local answer = answers[list:byte(i)]
      if answer and at + #answer < REPLY_BYTES then at = packet:write(at, answer) end
    end
  end
  packet:u8(at, END)
  packet:fill(at + 1, REPLY_BYTES - at - 1, PAD)
  return true
end

local function discover(packet, client, wanted, _, list)
  local address = address_for(client, wanted)
  if not address then return false end
  bind(client, address)
  return reply(packet, wire.OFFER, address, list)
end

local function request(packet, client, wanted, server, list)
  if server and server ~= server_address then
    release(client)
    return false
  end
  wanted = wanted or packet:u32(wire.CLIENT_ADDRESS)
  if address_for(client, wanted) ~= wanted then return reply(packet, wire.NAK, 0) end
  bind(client, wanted)
  return reply(packet, wire.ACK, wanted, list)
end

local function decline(packet, client, wanted)
  release(client)
  if wanted and is_in_pool(wanted) then clients[wanted] = "declined" end
  return false
end

local function give_back(packet, client)
  release(client)
  return false
end

local function inform(packet, client, wanted, server, list)
  return reply(packet, wire.ACK, 0, list)
end

local handlers = {
  [wire.DISCOVER] = discover,
  [wire.REQUEST_ADDRESS] = request,
  [wire.DECLINE] = decline,
  [wire.RELEASE] = give_back,
  [wire.INFORM] = inform,
}

local server = {}

function server.handle(packet)
  if #packet < OPTIONS or packet:u8(wire.OP) ~= wire.REQUEST
    or packet:u8(wire.HARDWARE_BYTES) ~= 6 or packet:bytes(wire.COOKIE, 4) ~= wire.MAGIC
  then
    return false
  end
  local message, wanted, other, list = options_of(packet)
  local handler = handlers[message]
  if not handler then return false end
  return handler(packet, packet:bytes(wire.HARDWARE_ADDRESS, 6), wanted, other, list)
end

function server.lease_of(client)
  return leases[client]
end

return server
