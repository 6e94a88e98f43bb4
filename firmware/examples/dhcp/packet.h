// A DHCP packet (RFC 2131) as a userdata: the fixed fields of a message up to the client's hardware
// address, as they come over the wire.
//
//   packet:op([v])       1 is a request of a client, 2 a reply
//   packet:chaddr()      the client's hardware address, a string of `hlen` bytes
//   packet:yiaddr([v])   the address given to the client, as an integer: 10.0.0.2 is 0x0A000002
//
// Used by the `dhcp` benchmark and by the example of an application in C++.
#pragma once

#include "engine/nanolua.h"

namespace nanolua {

// RFC 2131 section 2; numbers of several bytes are big-endian.
struct DhcpPacket {
    uint8_t op;
    uint8_t htype;
    uint8_t hlen;
    uint8_t hops;
    uint32_t xid;
    uint16_t secs;
    uint16_t flags;
    uint32_t ciaddr;
    uint32_t yiaddr;
    uint32_t siaddr;
    uint32_t giaddr;
    uint8_t chaddr[16];
};
static_assert(sizeof(DhcpPacket) == 44);

inline constexpr const char* kDhcpPacketType = "dhcp.packet";

// The class of packets, and a zeroed packet, in slots. May raise.
void makeDhcpClass(State& state, Value& slot);
DhcpPacket& makeDhcpPacket(State& state, Value& slot, Table* dhcpClass);

// Only for values that are packets.
inline DhcpPacket& dhcpPacketOf(const Value& value) {
    return *static_cast<DhcpPacket*>(value.userdata()->data());
}

} // namespace nanolua
