// The methods of a DHCP packet: see packet.h.
#include "examples/dhcp/packet.h"

#include <string.h>

namespace nanolua {

namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
uint32_t bigEndian(uint32_t value) { return __builtin_bswap32(value); }

DhcpPacket& checkPacket(State& state, Value* arguments, int32_t count) {
    return *static_cast<DhcpPacket*>(checkObject(state, arguments, count)->data());
}

Outcome packetOp(State& state, Value* arguments, int32_t count) {
    DhcpPacket& packet = checkPacket(state, arguments, count);
    if (count > 1) packet.op = uint8_t(checkInteger(state, arguments, count, 2));
    return resultInteger(arguments, packet.op);
}

Outcome packetChaddr(State& state, Value* arguments, int32_t count) {
    DhcpPacket& packet = checkPacket(state, arguments, count);
    uint32_t bytes = packet.hlen <= sizeof packet.chaddr ? packet.hlen : sizeof packet.chaddr;
    return resultString(arguments,
                        makeString(state, reinterpret_cast<const char*>(packet.chaddr), bytes));
}

Outcome packetYiaddr(State& state, Value* arguments, int32_t count) {
    DhcpPacket& packet = checkPacket(state, arguments, count);
    if (count > 1) packet.yiaddr = bigEndian(uint32_t(checkInteger(state, arguments, count, 2)));
    return resultInteger(arguments, Integer(bigEndian(packet.yiaddr)));
}

constexpr NativeEntry kMethods[] = {
    {"op", packetOp}, {"chaddr", packetChaddr}, {"yiaddr", packetYiaddr}, {nullptr, nullptr}};

} // namespace

void makeDhcpClass(State& state, Value& slot) { makeClass(state, slot, kDhcpPacketType, kMethods); }

DhcpPacket& makeDhcpPacket(State& state, Value& slot, Table* dhcpClass) {
    Userdata* packet = newUserdata(state, sizeof(DhcpPacket), 0);
    slot.setUserdata(packet);
    memset(packet->data(), 0, sizeof(DhcpPacket));
    setMetatable(state, packet, dhcpClass);
    return dhcpPacketOf(slot);
}

} // namespace nanolua
