// The host functions of the `dhcp` benchmark, on the packet of examples/dhcp:
//
//   packet           a packet
//   refill(i)        makes the packet request number i
//   drive(f, p, n)   refills and calls f(p) n times; returns how many calls returned true
#pragma once

#include "engine/nanolua.h"

namespace nanolua {

void openBenchPacket(State& state);

} // namespace nanolua
