// debug.sethook and debug.gethook (manual §6.11). The hook itself is the engine's: see hook.h.
#include "debug_library.h"

#include <string.h>

namespace nanolua {

namespace {

struct EventLetter {
    char letter;
    uint8_t event;
};

constexpr EventLetter kLetters[] = {{'c', kHookCalls}, {'r', kHookReturns}, {'l', kHookLines}};

uint8_t eventsOf(const char* mask, int32_t count) {
    uint8_t events = count > 0 ? kHookCounts : 0;
    for (const EventLetter& known : kLetters)
        if (strchr(mask, known.letter) != nullptr) events |= known.event;
    return events;
}

uint32_t writeMask(uint8_t events, char* out) {
    uint32_t bytes = 0;
    for (const EventLetter& known : kLetters)
        if ((events & known.event) != 0) out[bytes++] = known.letter;
    return bytes;
}

// registry._HOOKKEY, a table with weak keys: the function of every thread that ever had a hook. Made
// in the two slots.
void registerHook(State& state, Value* slots, const Thread* thread, const Value& function) {
    static constexpr char kField[] = "_HOOKKEY";
    getField(state.registry, kField, slots[0]);
    if (!slots[0].isTable()) {
        Table* made = newTable(state, 0, 1);
        slots[0].setTable(made);
        setText(state, slots[1], "k");
        setField(state, made, "__mode", slots[1]);
        setMetatable(state, made, made);
        setField(state, state.registry, kField, slots[0]);
    }
    Table* functions = slots[0].table();
    slots[1].setObject(Tag::Thread, thread);
    const bool isKnown = setExisting(state.collector, functions, slots[1], function);
    if (!isKnown && !function.isNil()) setByKey(state, functions, slots[1], function);
}

} // namespace

Outcome debugSethook(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    Thread* thread = selectThread(state, arguments, count, skipped);
    Value function;
    function.setNil();
    int32_t instructions = 0;
    uint8_t events = 0;
    if (!isNoneOrNil(arguments, count, skipped + 1)) {
        const String* mask = checkString(state, arguments, count, skipped + 2);
        function = *checkFunction(state, arguments, count, skipped + 1);
        instructions = int32_t(optionalInteger(state, arguments, count, skipped + 3, 0));
        events = eventsOf(mask->text(), instructions);
    }
    registerHook(state, &arguments[count], thread, function);
    bool wasReported = state.activeHook.ref() != 0;
    setHook(state, thread, function, events, instructions);
    return wasReported ? 0 : returnHooked(state, arguments, count);
}

Outcome debugGethook(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    Userdata* hook = selectThread(state, arguments, count, skipped)->hook;
    if (hook == nullptr || hookRecord(hook).events == 0) return resultNil(arguments);
    char mask[sizeof kLetters / sizeof kLetters[0]];
    uint32_t bytes = writeMask(hookRecord(hook).events, mask);
    setText(state, arguments[0], mask, bytes);
    arguments[-1] = hook->userValues()[0];
    arguments[1].setInteger(hookRecord(hook).countStart);
    return 3;
}

} // namespace nanolua
