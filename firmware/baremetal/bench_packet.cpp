#include "baremetal/bench_packet.h"

#include "examples/dhcp/packet.h"

namespace nanolua {

namespace {

// All other fields stay zero.
void fillPacket(DhcpPacket& packet, uint32_t number) {
    packet.op = 1;
    packet.htype = 1;
    packet.hlen = 6;
    packet.hops = 0;
    packet.xid = number;
    packet.yiaddr = 0;
    packet.chaddr[0] = 0x02;
    packet.chaddr[1] = 0x11;
    packet.chaddr[2] = 0x22;
    packet.chaddr[3] = 0x33;
    packet.chaddr[4] = 0x44;
    packet.chaddr[5] = uint8_t(number & 15);
}

Outcome refill(State& state, Value* arguments, int32_t count) {
    uint32_t number = uint32_t(checkInteger(state, arguments, count, 1));
    fillPacket(dhcpPacketOf(closureUpvalues(arguments)[0]), number);
    return 0;
}

// Slots: function, packet, limit, next number, how many were true; then the call.
enum DriveSlot { kFunction, kPacket, kLimit, kNumber, kAccepted, kCall };

Outcome continueDrive(State& state, Value* arguments, int32_t) {
    if (arguments[kCall].tag == Tag::True)
        arguments[kAccepted].setInteger(arguments[kAccepted].integer() + 1);
    Integer number = arguments[kNumber].integer();
    if (number > arguments[kLimit].integer()) return result(arguments, arguments[kAccepted]);
    arguments[kNumber].setInteger(number + 1);
    fillPacket(dhcpPacketOf(arguments[kPacket]), uint32_t(number));
    arguments[kCall] = arguments[kFunction];
    arguments[kCall + 1] = arguments[kPacket];
    return callThen(state, &arguments[kCall], 1, 1, continueDrive);
}

Outcome drive(State& state, Value* arguments, int32_t count) {
    checkFunction(state, arguments, count, 1);
    const Table* dhcpClass = closureUpvalues(arguments)[0].table();
    checkUserdata(state, arguments, count, 2, dhcpClass, kDhcpPacketType);
    checkInteger(state, arguments, count, 3);
    arguments[kNumber].setInteger(1);
    arguments[kAccepted].setInteger(0);
    arguments[kCall].setNil();
    return continueDrive(state, arguments, 0);
}

} // namespace

void openBenchPacket(State& state) {
    Value* slots = hostSlots(state, 2);
    makeDhcpClass(state, slots[0]);
    fillPacket(makeDhcpPacket(state, slots[1], slots[0].table()), 0);
    setGlobal(state, "packet", slots[1]);
    setClosure(state, state.globals, "refill", refill, slots[1]);
    setClosure(state, state.globals, "drive", drive, slots[0]);
}

} // namespace nanolua
