#include "baremetal/bench_packet.h"

#include <string.h>

#include "stdlib/stdlib.h"

namespace nanolua {

namespace {

// The fixed part of a DHCP message, RFC 2131 section 2.
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

constexpr const char* kTypeName = "dhcp.packet";

// The methods are closures over their class.
DhcpPacket& checkPacket(State& state, Value* arguments, int32_t count) {
    const Table* metatable = closureUpvalues(arguments)[0].table();
    return *static_cast<DhcpPacket*>(
        checkUserdata(state, arguments, count, 1, metatable, kTypeName)->data());
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
    if (count > 1) packet.yiaddr = uint32_t(checkInteger(state, arguments, count, 2));
    return resultInteger(arguments, Integer(packet.yiaddr));
}

void fillPacket(DhcpPacket& packet, uint32_t number) {
    constexpr uint8_t address[6] = {0x02, 0x11, 0x22, 0x33, 0x44, 0x00};
    memset(&packet, 0, sizeof packet);
    packet.op = 1;
    packet.htype = 1;
    packet.hlen = sizeof address;
    packet.xid = number;
    memcpy(packet.chaddr, address, sizeof address);
    packet.chaddr[5] = uint8_t(number & 15);
}

Outcome refill(State& state, Value* arguments, int32_t count) {
    Value* upvalues = closureUpvalues(arguments);
    uint32_t number = uint32_t(checkInteger(state, arguments, count, 1));
    fillPacket(*static_cast<DhcpPacket*>(upvalues[0].userdata()->data()), number);
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
    fillPacket(*static_cast<DhcpPacket*>(arguments[kPacket].userdata()->data()), uint32_t(number));
    arguments[kCall] = arguments[kFunction];
    arguments[kCall + 1] = arguments[kPacket];
    return callThen(state, &arguments[kCall], 1, 1, continueDrive);
}

Outcome drive(State& state, Value* arguments, int32_t count) {
    checkFunction(state, arguments, count, 1);
    const Table* metatable = closureUpvalues(arguments)[0].table();
    checkUserdata(state, arguments, count, 2, metatable, kTypeName);
    checkInteger(state, arguments, count, 3);
    arguments[kNumber].setInteger(1);
    arguments[kAccepted].setInteger(0);
    arguments[kCall].setNil();
    return continueDrive(state, arguments, 0);
}

// A closure over one value, as a field of a table. Two scratch slots.
void setClosure(State& state, Value* scratch, Table* table, const char* name,
                NativeFunction function, const Value& upvalue) {
    NativeClosure* closure = newNativeClosure(state, function, 1);
    scratch->setObject(Tag::NativeClosure, closure);
    closure->upvalues()[0] = upvalue;
    scratch[1].setString(makeString(state, name));
    setByString(state, table, scratch[1].string(), *scratch);
}

} // namespace

void openBenchPacket(State& state) {
    Value* slots = hostSlots(state, 4);
    Table* metatable = newTable(state, 0, 4);
    slots[0].setTable(metatable);
    setByString(state, metatable, makeString(state, "__index"), slots[0]);
    setClosure(state, &slots[2], metatable, "op", packetOp, slots[0]);
    setClosure(state, &slots[2], metatable, "chaddr", packetChaddr, slots[0]);
    setClosure(state, &slots[2], metatable, "yiaddr", packetYiaddr, slots[0]);
    Userdata* packet = newUserdata(state, sizeof(DhcpPacket), 0);
    slots[1].setUserdata(packet);
    fillPacket(*static_cast<DhcpPacket*>(packet->data()), 0);
    setMetatable(state, packet, metatable);
    setByString(state, state.globals, makeString(state, "packet"), slots[1]);
    setClosure(state, &slots[2], state.globals, "refill", refill, slots[1]);
    setClosure(state, &slots[2], state.globals, "drive", drive, slots[0]);
}

} // namespace nanolua
