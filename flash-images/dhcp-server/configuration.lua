-- The network that the server gives addresses of.

return {
  server = "192.168.4.1",
  mask = "255.255.255.0",
  router = "192.168.4.1",
  name_server = "192.168.4.1",
  domain = "nanolua.test",
  first_address = "192.168.4.100",
  address_count = 100,
  lease_seconds = 12 * 60 * 60,
}
