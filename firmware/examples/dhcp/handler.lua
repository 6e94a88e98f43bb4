-- What the application calls for every packet: handle(packet) says whether it made an offer.

local function address_of(text)
  local a, b, c, d = text:match "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"
  return tonumber(a) << 24 | tonumber(b) << 16 | tonumber(c) << 8 | tonumber(d)
end

local function bytes_of(text)
  return (text:gsub("(%x%x):?", function(digits) return string.char(tonumber(digits, 16)) end))
end

local leases = {}
for _, lease in ipairs(static_leases) do
  leases[bytes_of(lease.hardware)] = address_of(lease.address)
end

local next_address = address_of(server_address) + 99

local function is_group(client)
  return client:byte() & 1 == 1 -- fails for a packet without a hardware address
end

function handle(packet)
  if packet:op() ~= 1 then return false end
  local client = packet:chaddr()
  if is_group(client) then return false end
  local address = leases[client]
  if not address then
    address = next_address
    next_address = next_address + 1
    leases[client] = address
  end
  packet:yiaddr(address)
  packet:op(2)
  return true
end
