// Facts about what hosts in C++ work with: calls from outside of run(), values, fields, references,
// classes. On a whole engine that collects at every allocation and moves its stack at every call.
#include <fstream>
#include <sstream>

#include "engine/nanolua.h"
#include "examples/dhcp/packet.h"
#include "stdlib/uncaught_error.h"
#include "universe.h"

using namespace tests;

namespace {

constexpr uint32_t kHostFunction = 7;

State& newState(uint32_t heapBytes = 1 << 20) {
    HeapRegion region = {kHeapStart, kHeapStart + heapBytes};
    State* state = createState(&region, 1);
    EXPECT(state != nullptr);
    return *state;
}

Value* slotsOf(State& state, uint32_t count) {
    Value* slots = nullptr;
    EXPECT(protect(state, [&](State& inner) { slots = hostSlots(inner, count); }));
    return slots;
}

std::string textOf(const Value& value) { return tests::textOf(value.string()); }

/// Functions to call ///

Outcome subtract(State& state, Value* arguments, int32_t count) {
    Integer a = checkInteger(state, arguments, count, 1);
    return resultInteger(arguments, a - checkInteger(state, arguments, count, 2));
}

Outcome fail(State& state, Value*, int32_t) { raiseError(state, "failed on purpose"); }

Outcome keepResult(State& state, Value* arguments, int32_t) {
    return result(arguments, *callResults(state));
}

// Calls its argument, and returns the result.
Outcome callArgument(State& state, Value* arguments, int32_t) {
    return callThen(state, &arguments[0], 0, 1, keepResult);
}

// Its second result is the number of arguments.
Outcome yieldTwo(State&, Value* arguments, int32_t count) {
    arguments[0].setInteger(count);
    arguments[-1].setBoolean(true);
    return 2;
}

/// The program of the benchmark `dhcp`, an official chunk ///

std::string chunkOf(const char* name) {
    const char* model = sizeof(Integer) == 4 ? "i32f32" : "i64f64";
    std::ifstream file(std::string(NANOLUA_TESTS) + "/Golden/" + name + "." + model + ".luac",
                       std::ios::binary);
    std::ostringstream contents;
    contents << file.rdbuf();
    EXPECT(file && !contents.str().empty());
    return contents.str();
}

Outcome refill(State&, Value* arguments, int32_t) {
    DhcpPacket& packet = dhcpPacketOf(closureUpvalues(arguments)[0]);
    packet.op = 1;
    packet.hlen = 6;
    packet.chaddr[5] = uint8_t(arguments[0].integer() & 15);
    return 0;
}

// Leaves the function that the program returns in the first of the host's slots.
void openDhcp(State& state, bool withPacket = true) {
    const std::string chunk = chunkOf("dhcp");
    bool loaded = false;
    EXPECT(protect(state, [&](State& inner) {
        Value* slots = hostSlots(inner, 2);
        makeDhcpClass(inner, slots[0]);
        makeDhcpPacket(inner, slots[1], slots[0].table());
        if (withPacket) setGlobal(inner, "packet", slots[1]);
        setClosure(inner, inner.globals, "refill", refill, slots[1]);
        slots = hostSlots(inner, kChunkSlots);
        loaded = loadChunk(inner, slots, chunk.data(), uint32_t(chunk.size()), "dhcp");
    }));
    EXPECT(loaded);
    EXPECT(call(state, hostValues(state), 0) == RunStatus::kDone);
    EXPECT(state.requestCount == 1 && state.requestFunction->isFunction());
}

} // namespace

/// States ///

FACT(Heap_of_two_regions_is_filled) {
    HeapRegion regions[] = {{kHeapStart, kHeapStart + 8192},
                            {kHeapStart + 65536, kHeapStart + 98304}};
    State* state = createState(regions, 2);
    EXPECT(state != nullptr);
    Table* table = nullptr;
    EXPECT(protect(*state, [&](State& inner) { table = newTable(inner, 2000, 0); }));
    EXPECT(table->array >= regions[1].start);
}

FACT(Region_that_is_too_small_gives_no_state) {
    const char* problem = nullptr;
    for (uint32_t bytes : {4, 8, 256, 512}) {
        HeapRegion region = {kHeapStart, kHeapStart + bytes};
        EXPECT(createState(&region, 1, &problem) == nullptr);
        EXPECT(std::string(problem) == "the heap is too small for a new state");
    }
}

FACT(Regions_that_overlap_give_no_state_and_leave_the_one_that_is_there_intact) {
    State& running = newState(16384);
    HeapRegion regions[] = {{kHeapStart, kHeapStart + 16384}, {kHeapStart + 8192, kHeapStart + 65536}};
    const char* problem = nullptr;
    EXPECT(createState(regions, 2, &problem) == nullptr);
    EXPECT(std::string(problem) == "memory regions of the heap overlap");
    validateHeap(running);
    EXPECT(protect(running, [](State& inner) { newTable(inner, 100, 0); }));
}

FACT(Failed_action_leaves_the_values_as_they_were) {
    State& state = newState(16384);
    slotsOf(state, 3)[2].setInteger(5);
    EXPECT(!protect(state, [](State& inner) { pushSlots(inner, 100000); }));
    EXPECT(!protect(state, [](State& inner) {
        pushSlots(inner, 4);
        newTable(inner, 1 << 20, 0);
    }));
    EXPECT(std::string(errorText(state)) == "not enough memory");
    EXPECT(state.top.get() == hostValues(state) + 3);
    EXPECT(hostValues(state)[2].integer() == 5);
}

/// Calls ///

FACT(Results_of_a_call_are_the_last_values) {
    State& state = newState();
    Value* slots = slotsOf(state, 4);
    slots[0].setInteger(1);
    setNativeFunction(slots[1], subtract);
    slots[2].setInteger(50);
    slots[3].setInteger(8);
    EXPECT(call(state, &slots[1], 2) == RunStatus::kDone);
    EXPECT(state.requestFunction.get() == hostValues(state) + 1 && state.requestCount == 1);
    EXPECT(state.requestFunction->integer() == 42);
    EXPECT(state.top.get() == hostValues(state) + 2 && hostValues(state)[0].integer() == 1);
}

FACT(All_results_arrive) {
    State& state = newState();
    Value* slots = slotsOf(state, 4);
    setNativeFunction(slots[0], yieldTwo);
    EXPECT(call(state, slots, 3) == RunStatus::kDone);
    EXPECT(state.requestCount == 2);
    EXPECT(state.requestFunction[0].tag == Tag::True && state.requestFunction[1].integer() == 3);
}

FACT(Error_of_a_call_keeps_the_other_values) {
    State& state = newState();
    Value* slots = slotsOf(state, 2);
    slots[0].setInteger(1);
    setNativeFunction(slots[1], fail);
    EXPECT(call(state, &slots[1], 0) == RunStatus::kError);
    EXPECT(std::string(errorText(state)) == "failed on purpose");
    EXPECT(hostValues(state)[0].integer() == 1);
    EXPECT(textOf(hostValues(state)[1]) == "failed on purpose");
    EXPECT(state.top.get() == hostValues(state) + 2);
}

FACT(Value_that_is_no_function_fails) {
    State& state = newState();
    slotsOf(state, 1)->setInteger(3);
    EXPECT(call(state, hostValues(state), 0) == RunStatus::kError);
    EXPECT(std::string(errorText(state)).find("attempt to call a number value") == 0);
}

FACT(Error_object_that_is_no_text_is_kept) {
    State& state = newState();
    Value* slots = slotsOf(state, 1);
    setNativeFunction(slots[0], [](State& inner, Value* arguments, int32_t) -> Outcome {
        arguments[0].setInteger(77);
        raise(inner, arguments[0]);
    });
    EXPECT(call(state, slots, 0) == RunStatus::kError);
    EXPECT(state.error.integer() == 77);
    EXPECT(std::string(errorText(state)) == "error object is not a string");
}

FACT(Call_without_memory_fails_and_keeps_the_other_values) {
    State& state = newState(16384);
    EXPECT(protect(state, [](State& inner) {
        hostSlots(inner, 20)[0].setInteger(1);
    }));
    EXPECT(call(state, hostValues(state) + 1, 500000) == RunStatus::kError);
    EXPECT(hostValues(state)[0].integer() == 1);
    EXPECT(state.top.get() == hostValues(state) + 2);
}

FACT(Lua_function_is_called_again_and_again) {
    State& state = newState();
    openDhcp(state);
    Reference function = 0;
    EXPECT(protect(state, [&](State& inner) {
        function = makeReference(inner, *inner.requestFunction);
    }));
    for (int i = 0; i < 2; i++) {
        Value* slots = slotsOf(state, 1);
        getReference(state, function, slots[0]);
        EXPECT(call(state, slots, 0) == RunStatus::kDone);
        EXPECT(state.requestFunction->integer() == 10018);
    }
}

FACT(Handler_gives_errors_a_traceback) {
    State& state = newState();
    openDhcp(state, false);
    EXPECT(call(state, hostValues(state), 0, describeUncaught) == RunStatus::kError);
    const std::string text = errorText(state);
    EXPECT(text.find("dhcp.lua:5: attempt to index a nil value (local 'p')\n") != text.npos);
    EXPECT(text.find("\nstack traceback:\n") != text.npos);
    EXPECT(text.find("dhcp.lua:17: in ") != text.npos);
}

FACT(Cancelled_call_fails_and_the_state_goes_on) {
    State& state = newState();
    openDhcp(state);
    setBudget(state, 100);
    EXPECT(call(state, hostValues(state), 0) == RunStatus::kSlice);
    cancelCall(state);
    EXPECT(continueCall(state) == RunStatus::kError);
    const std::string text = errorText(state);
    EXPECT(text.find("dhcp.lua:") == 0 && text.find(": cancelled") != text.npos);
    setBudget(state, INT32_MAX);
    Value* slots = slotsOf(state, 3);
    setNativeFunction(slots[0], subtract);
    slots[1].setInteger(2);
    slots[2].setInteger(1);
    EXPECT(call(state, slots, 2) == RunStatus::kDone);
}

/// Host functions ///

FACT(Host_function_is_answered) {
    State& state = newState();
    Value* slots = slotsOf(state, 2);
    setNativeFunction(slots[0], callArgument);
    slots[1].setHostFunction(kHostFunction);
    EXPECT(call(state, slots, 1) == RunStatus::kHostCall);
    EXPECT(state.hostFunction == kHostFunction && state.requestCount == 0);
    hostValues(state)[-1].setInteger(11);
    finishHostCall(state, 1);
    EXPECT(continueCall(state) == RunStatus::kDone);
    EXPECT(state.requestFunction->integer() == 11);
}

FACT(Host_function_fails_with_an_error) {
    State& state = newState();
    Value* slots = slotsOf(state, 2);
    setNativeFunction(slots[0], callArgument);
    slots[1].setHostFunction(kHostFunction);
    EXPECT(call(state, slots, 1) == RunStatus::kHostCall);
    state.error.setInteger(12);
    failHostCall(state);
    EXPECT(continueCall(state) == RunStatus::kError);
    EXPECT(state.error.integer() == 12);
}

FACT(Call_during_a_host_call_keeps_its_errors_to_itself) {
    State& state = newState();
    Value* slots = slotsOf(state, 2);
    slots[0].setHostFunction(kHostFunction);
    slots[1].setInteger(5);
    EXPECT(call(state, slots, 1) == RunStatus::kHostCall);
    for (NativeFunction function : {fail, subtract}) {
        EXPECT(protect(state, [=](State& inner) {
            Value* nested = pushSlots(inner, 3);
            setNativeFunction(nested[0], function);
            nested[1] = hostValues(inner)[0];
            nested[2].setInteger(3);
        }));
        RunStatus status = call(state, state.top.get() - 3, 2);
        EXPECT(status == (function == fail ? RunStatus::kError : RunStatus::kDone));
    }
    EXPECT(hostValues(state)[0].integer() == 5);
    hostValues(state)[-1] = *state.requestFunction;
    finishHostCall(state, 1);
    EXPECT(continueCall(state) == RunStatus::kDone);
    EXPECT(state.requestFunction->integer() == 2);
}

/// Code ///

FACT(Bytes_that_are_no_image_are_refused_with_a_reason) {
    State& state = newState();
    constexpr uint32_t kNoImage[16] = {0x12345678};
    bool loaded = true;
    EXPECT(protect(state, [&](State& inner) {
        loaded = loadImage(inner, hostSlots(inner, 1), kNoImage, sizeof kNoImage);
    }));
    EXPECT(!loaded && hostValues(state)[0].isString());
}

/// Fields ///

FACT(Fields_are_found_under_their_names) {
    State& state = newState();
    const std::string longName(100, 'n');
    EXPECT(protect(state, [&](State& inner) {
        Value value;
        for (const char* name : {"", "a", "b", "c", "address", longName.c_str()}) {
            value.setInteger(Integer(strlen(name)));
            setGlobal(inner, name, value);
        }
        value.setInteger(-1);
        setGlobal(inner, "b", value);
        value.setNil();
        setGlobal(inner, "c", value);
        setGlobal(inner, "d", value);
    }));
    Value value;
    EXPECT(getGlobal(state, "", value) == Tag::Integer && value.integer() == 0);
    EXPECT(getGlobal(state, "address", value) == Tag::Integer && value.integer() == 7);
    EXPECT(getGlobal(state, longName.c_str(), value) == Tag::Integer && value.integer() == 100);
    EXPECT(getGlobal(state, "b", value) == Tag::Integer && value.integer() == -1);
    for (const char* absent : {"c", "d", "addres", "addresss"}) {
        EXPECT(getGlobal(state, absent, value) == Tag::Nil && value.isNil());
    }
}

FACT(Table_without_fields_has_none) {
    State& state = newState();
    Value value;
    EXPECT(getField(state.globals, "x", value) == Tag::Nil);
}

FACT(Metamethod_that_is_set_late_counts) {
    State& state = newState();
    EXPECT(protect(state, [](State& inner) {
        Value* slots = hostSlots(inner, 1);
        Table* table = newTable(inner, 0, 0);
        slots[0].setTable(table);
        setMetatable(inner, table, table);
        Value found;
        EXPECT(findCached(table, Metamethod::Index, found) == Tag::Nil);
        setField(inner, table, "__index", slots[0]);
        EXPECT(findCached(table, Metamethod::Index, found) == Tag::Table);
    }));
}

/// References ///

FACT(Referenced_values_live_until_they_are_dropped) {
    State& state = newState();
    Reference references[20];
    EXPECT(protect(state, [&](State& inner) {
        Value* slot = hostSlots(inner, 1);
        for (int i = 0; i < 20; i++) {
            slot->setTable(newTable(inner, 0, 0));
            references[i] = makeReference(inner, *slot);
            EXPECT(references[i] > 0);
        }
        hostSlots(inner, 0);
        collectFully(inner);
    }));
    const uint32_t usedBytes = state.heap.usedBytes;
    for (Reference reference : references) {
        Value value;
        getReference(state, reference, value);
        EXPECT(value.isTable());
        dropReference(state, reference);
    }
    EXPECT(protect(state, collectFully));
    EXPECT(state.heap.usedBytes <= usedBytes - 20 * sizeof(Table));
}

FACT(Number_of_a_dropped_reference_is_used_again) {
    State& state = newState();
    EXPECT(protect(state, [](State& inner) {
        Value value;
        value.setInteger(1);
        Reference first = makeReference(inner, value);
        value.setInteger(2);
        Reference second = makeReference(inner, value);
        EXPECT(first != second);
        dropReference(inner, first);
        dropReference(inner, second);
        value.setBoolean(false);
        EXPECT(makeReference(inner, value) == second);
        EXPECT(makeReference(inner, value) == first);
        EXPECT(makeReference(inner, value) != first);
        getReference(inner, second, value);
        EXPECT(value.tag == Tag::False);
    }));
}

FACT(Nil_has_the_reference_zero) {
    State& state = newState();
    EXPECT(protect(state, [](State& inner) {
        Value value;
        value.setNil();
        EXPECT(makeReference(inner, value) == 0);
        dropReference(inner, 0);
        value.setInteger(1);
        getReference(inner, 0, value);
        EXPECT(value.isNil());
    }));
}

/// Userdata ///

FACT(Method_refuses_an_object_of_another_class) {
    State& state = newState();
    EXPECT(protect(state, [&](State& inner) {
        Value* slots = hostSlots(inner, 3);
        makeDhcpClass(inner, slots[0]);
        makeDhcpPacket(inner, slots[1], slots[0].table()).op = 3;
        getField(slots[0].table(), "op", slots[2]);
    }));
    Value* slots = hostValues(state);
    Value packet = slots[1];
    slots[0] = packet;
    slots[1] = slots[2];
    slots[2] = packet;
    EXPECT(call(state, &slots[1], 1) == RunStatus::kDone);
    EXPECT(state.requestFunction->integer() == 3);
    EXPECT(protect(state, [&](State& inner) {
        Value* again = hostSlots(inner, 3);
        makeDhcpClass(inner, again[0]);
        getField(again[0].table(), "op", again[1]);
        again[2].setInteger(1);
    }));
    EXPECT(call(state, hostValues(state) + 1, 1) == RunStatus::kError);
    EXPECT(std::string(errorText(state)).find("dhcp.packet expected, got number") !=
           std::string::npos);
}

FACT(Class_names_its_objects) {
    State& state = newState();
    EXPECT(protect(state, [&](State& inner) {
        Value* slots = hostSlots(inner, 2);
        makeDhcpClass(inner, slots[0]);
        makeDhcpPacket(inner, slots[1], slots[0].table());
        Value value;
        getField(slots[0].table(), "__index", value);
        EXPECT(value.isTable() && value.table() == slots[0].table());
    }));
    EXPECT(std::string(typeNameOf(state, hostValues(state)[1])) == "dhcp.packet");
}

FACT(Light_userdata_share_a_metatable) {
    State& state = newState();
    EXPECT(protect(state, [](State& inner) {
        Value* slots = hostSlots(inner, 2);
        slots[0].setTable(newTable(inner, 0, 0));
        setTypeMetatable(inner, Type::LightUserdata, slots[0].table());
        slots[1].setLightUserdata(0xFFFFFFFF);
        EXPECT(metatableOf(inner, slots[1]) == slots[0].table());
    }));
}
