-- DHCP on the wire: the places of RFC 2131 section 2, the codes of RFC 2132.

return {
  OP = 0,
  HARDWARE_BYTES = 2,
  CLIENT_ADDRESS = 12,
  YOUR_ADDRESS = 16,
  SERVER_ADDRESS = 20,
  HARDWARE_ADDRESS = 28,
  SERVER_NAME = 44, -- and the name of the boot file, 192 bytes in all
  SERVER_NAME_BYTES = 192,
  COOKIE = 236,
  OPTIONS = 240,
  REPLY_BYTES = 300, -- relays and old clients expect no less

  REQUEST = 1,
  REPLY = 2,
  MAGIC = "\x63\x82\x53\x63",

  -- Options.
  PAD = 0,
  MASK = 1,
  ROUTER = 3,
  NAME_SERVER = 6,
  DOMAIN = 15,
  WANTED_ADDRESS = 50,
  LEASE_SECONDS = 51,
  MESSAGE = 53,
  SERVER = 54,
  WANTED_OPTIONS = 55,
  END = 255,

  -- Values of the option MESSAGE.
  DISCOVER = 1,
  OFFER = 2,
  REQUEST_ADDRESS = 3,
  DECLINE = 4,
  ACK = 5,
  NAK = 6,
  RELEASE = 7,
  INFORM = 8,
}
