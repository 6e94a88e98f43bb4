// An application in C++ with Lua inside: a DHCP server's decisions (RFC 2131), on a board and on a
// PC.
//
// It reads its configuration from one Lua module (config.lua), and hands packet after packet to a
// function of another (handler.lua): a userdata with methods in C++. A handler that fails costs one
// packet; the state goes on. Both modules are one image, at the platform's place for images.
#include <string.h>

#include "engine/nanolua.h"
#include "examples/dhcp/packet.h"
#include "platform/platform.h"
#include "stdlib/uncaught_error.h"

namespace {

using namespace nanolua;
using platform::Stream;

/// Output ///

void print(const char* text) { platform::consoleWrite(Stream::kOut, text, strlen(text)); }

void print(Integer number) {
    char text[kNumberTextBytesMax];
    platform::consoleWrite(Stream::kOut, text, formatInteger(text, number));
}

void printAddress(const uint8_t* bytes) {
    for (int i = 0; i < 4; i++) {
        if (i > 0) print(".");
        print(Integer(bytes[i]));
    }
}

bool reportError(const char* what, const char* text) {
    print(what);
    print(": ");
    print(text);
    print("\n");
    return false;
}

/// The configuration ///

// Gives errors a traceback.
bool callMain(State& state) {
    return call(state, hostValues(state), 0, describeUncaught) == RunStatus::kDone;
}

bool runConfiguration(State& state) {
    platform::ImageArea area = platform::imageArea();
    auto load = [&](State& inner) {
        openLibraries(inner);
        Value* slots = hostSlots(inner, 1);
        if (!loadImage(inner, slots, area.begin, uint32_t(area.size))) raise(inner, slots[0]);
    };
    if (protect(state, load) && callMain(state)) return true;
    return reportError("configuration", errorText(state));
}

void printLease(const Table* lease) {
    constexpr const char* kFields[] = {"name", "hardware", "address"};
    for (const char* field : kFields) {
        Value value;
        getField(lease, field, value);
        print("  ");
        print(value.isString() ? value.string()->text() : "?");
    }
    print("\n");
}

bool printConfiguration(State& state) {
    Value address, seconds, leases;
    getGlobal(state, "server_address", address);
    getGlobal(state, "lease_seconds", seconds);
    getGlobal(state, "static_leases", leases);
    if (!address.isString()) return reportError("configuration", "server_address is no string");
    if (!seconds.isInteger()) return reportError("configuration", "lease_seconds is no integer");
    if (!leases.isTable()) return reportError("configuration", "static_leases is no table");
    print("server ");
    print(address.string()->text());
    print(", leases for ");
    print(seconds.integer());
    print(" seconds\n");
    Value lease;
    for (Integer i = 1; getByInteger(leases.table(), i, lease) == Tag::Table; i++)
        printLease(lease.table());
    return true;
}

/// Packets ///

// A DHCPDISCOVER as it was received by UDP.
struct Message {
    uint8_t head[sizeof(DhcpPacket)];
    uint8_t names[64 + 128]; // of the server and of its boot file
    uint8_t cookie[4];
    uint8_t options[17];
};

constexpr Message kDiscover = {
    {1, 1, 6, 0, 0x39, 0x03, 0xF3, 0x26, 0, 0, 0x80, 0}, // op, htype, hlen, hops, xid, secs, flags
    {},
    {99, 130, 83, 99},
    {53, 1, 1,                                  // message type: DHCPDISCOVER
     61, 7, 1, 0x02, 0x11, 0x22, 0x33, 0x44, 0x55, // client identifier
     55, 2, 1, 3,                               // asks for the subnet mask and the router
     255}};

// What tells the received packets apart.
struct Client {
    uint8_t op;
    uint8_t addressBytes;
    uint8_t address[6];
};

constexpr Client kClients[] = {
    {1, 6, {0x02, 0x11, 0x22, 0x33, 0x44, 0x55}}, // the printer
    {1, 6, {0x02, 0xAA, 0xBB, 0xCC, 0xDD, 0x01}}, // somebody else
    {2, 6, {0x02, 0x11, 0x22, 0x33, 0x44, 0x01}}, // the offer of another server
    {1, 0, {}},                                   // no hardware address
    {1, 6, {0x01, 0x00, 0x5E, 0x00, 0x00, 0x01}}, // a group's
    {1, 6, {0x02, 0xAA, 0xBB, 0xCC, 0xDD, 0x01}}, // somebody else, again
};

void receive(DhcpPacket& packet, const Client& client) {
    memcpy(&packet, kDiscover.head, sizeof packet);
    packet.op = client.op;
    packet.hlen = client.addressBytes;
    memcpy(packet.chaddr, client.address, sizeof client.address);
}

/// Serving ///

struct Server {
    Reference handler;
    Reference packet;
    Integer accepted;
    Integer failed;
};

// Makes the packet, and the handler's function that its module defines.
bool openServer(State& state, Server& server) {
    auto makePacket = [&](State& inner) {
        Value* slots = hostSlots(inner, 2);
        makeDhcpClass(inner, slots[0]);
        makeDhcpPacket(inner, slots[1], slots[0].table());
        server.packet = makeReference(inner, slots[1]);
        const Prototype* module = findModule(inner, "handler", 7);
        if (module == nullptr) raiseError(inner, "the image has no module 'handler'");
        makeMainFunction(inner, slots[0], module);
    };
    auto keepHandler = [&](State& inner) {
        Value* slot = hostSlots(inner, 1);
        getGlobal(inner, "handle", *slot);
        if (!slot->isFunction())
            raiseError(inner, "the handler defines no function 'handle'");
        server.handler = makeReference(inner, *slot);
    };
    if (protect(state, makePacket) && callMain(state) && protect(state, keepHandler)) return true;
    return reportError("handler", errorText(state));
}

void serve(State& state, Server& server, const Client& client) {
    Value* slots = nullptr;
    if (!protect(state, [&](State& inner) { slots = hostSlots(inner, 2); })) {
        reportError("packet", errorText(state));
        return;
    }
    getReference(state, server.handler, slots[0]);
    getReference(state, server.packet, slots[1]);
    DhcpPacket& packet = dhcpPacketOf(slots[1]);
    receive(packet, client);
    if (call(state, slots, 1, describeUncaught) == RunStatus::kError) {
        server.failed++;
        reportError("failed", errorText(state));
    } else if (state.requestCount == 0 || state.requestFunction->isFalsy()) {
        print("ignored\n");
    } else {
        server.accepted++;
        print("offered ");
        printAddress(reinterpret_cast<const uint8_t*>(&packet.yiaddr));
        print("\n");
    }
}

bool serveAll(State& state) {
    Server server = {};
    if (!openServer(state, server)) return false;
    for (const Client& client : kClients) serve(state, server, client);
    dropReference(state, server.packet);
    dropReference(state, server.handler);
    print(server.accepted);
    print(" packets accepted, ");
    print(server.failed);
    print(" failed\n");
    return true;
}

/// The state ///

State* openState() {
    nanolua::HeapRegion regions[kHeapRegionsMax];
    uint32_t count = 0;
    while (count < kHeapRegionsMax && int(count) < platform::heapRegionCount()) {
        platform::HeapRegion given = platform::heapRegion(int(count));
        regions[count++] = {refTo(given.begin), refTo(given.begin) + uint32_t(given.size)};
    }
    platform::installReadOnly(kCoreRomRef, romBytes(), installRom);
    return createState(regions, count);
}

} // namespace

int nanolua::platform::application() {
    State* state = openState();
    if (state == nullptr) platform::fatal("the heap is too small for a state");
    bool succeeded = runConfiguration(*state) && printConfiguration(*state) && serveAll(*state);
    closeState(*state);
    return succeeded ? 0 : 1;
}
