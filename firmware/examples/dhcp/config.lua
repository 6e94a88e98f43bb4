-- The server's configuration: globals that the application in C++ reads.

server_address = "10.0.0.1"
lease_seconds = 12 * 60 * 60

static_leases = {
  { name = "printer", hardware = "02:11:22:33:44:55", address = "10.0.0.10" },
  { name = "camera", hardware = "02:11:22:33:44:66", address = "10.0.0.11" },
}
