// What hosts use to work with a state from outside of run(): their values, calls of Lua functions,
// fields, references and classes. See nanolua.h.
//
// Invariant: every call that prepareCall() prepares is a protected one, by way of the frame of a native
// function. So no error of a program ever passes the frame of a host function that waits below, and the
// host's other values stay.
#include <string.h>

#include "machine.h"
#include "nanolua.h"

namespace nanolua {

/// Values of the host ///

Value* pushSlots(State& state, uint32_t count) {
    Value* slots = ensureStack(state, state.top, count);
    for (uint32_t i = 0; i < count; i++) slots[i].setNil();
    state.top = slots + count;
    return slots;
}

Value* hostSlots(State& state, uint32_t count) {
    state.top = hostValues(state);
    return pushSlots(state, count);
}

const char* errorText(const State& state) {
    return state.error.isString() ? state.error.string()->text() : "error object is not a string";
}

/// Code ///

namespace {

constexpr uint32_t kLoadMessageBytes = 120;

void describeRefusal(State& state, Value* slot, const LoadResult& checked) {
    StringBuilder builder(state, slot, kLoadMessageBytes);
    if (checked.error == LoadError::kNone) {
        appendFormat(builder, "the image has no entry module");
    } else {
        char* text = builder.reserve(kLoadMessageBytes);
        describeLoadResult(checked, text, kLoadMessageBytes);
        builder.commit(textBytes(text));
    }
    builder.finish();
}

} // namespace

bool loadImage(State& state, Value* slots, const void* image, uint32_t imageBytes) {
    const LoadResult checked = checkImage(image, imageBytes);
    const ImageHeader* header = static_cast<const ImageHeader*>(image);
    const Prototype* entry = checked.error == LoadError::kNone ? entryPrototype(header) : nullptr;
    if (entry == nullptr) {
        describeRefusal(state, slots, checked);
        return false;
    }
    mountImage(state, header);
    makeMainFunction(state, slots[0], entry);
    return true;
}

/// Calls ///

namespace {

// The host's values in a call: this function, message handler or nil, and what is called with its
// arguments, in whose place are then its results or the error. Gives whether it succeeded, and these.
constexpr int32_t kSlotsBefore = int32_t(callSlots(0)) - 1;

Outcome finishProtected(State&, Value* arguments, int32_t count) {
    arguments[-1].setBoolean(count >= 0);
    return kSlotsBefore + (count < 0 ? 1 : count);
}

bool isAtBase(const State& state) {
    return state.thread.ref() == state.mainThread.ref() &&
           state.frame.get() == state.mainThread->baseFrame();
}

// The outcome of finishProtected().
RunStatus takeOutcome(State& state) {
    Value* outcome = state.requestFunction;
    const bool succeeded = !outcome->isFalsy();
    state.requestCount -= kSlotsBefore;
    for (int32_t i = 0; i < state.requestCount; i++) outcome[i] = outcome[i + kSlotsBefore];
    state.top = outcome + state.requestCount;
    if (succeeded) return RunStatus::kDone;
    state.error = *outcome;
    return RunStatus::kError;
}

// The call has not even begun.
RunStatus takeError(State& state, Value* slot) {
    *slot = state.error;
    state.top = slot + 1;
    state.requestFunction = slot;
    state.requestCount = 1;
    return RunStatus::kError;
}

void setProtection(Value* slots, NativeFunction handler) {
    setNativeFunction(slots[0], finishProtected);
    slots[1].setNil();
    if (handler != nullptr) setNativeFunction(slots[1], handler);
}

} // namespace

Value* pushCall(State& state, int32_t count, NativeFunction handler) {
    const uint32_t slots = callSlots(count);
    Value* first = ensureStack(state, state.top, slots);
    state.top = first + slots;
    setProtection(first, handler);
    return first + kSlotsBefore;
}

// As if finishProtected() had called the function with protectedCallThen().
void startPushedCall(State& state, Value* function, int32_t count) {
    Value* handler = &function[-1];
    const uint32_t protection = FrameFlag::kProtected | (handler->isNil() ? 0 : FrameFlag::kHandler);
    const uint32_t origin = isAtBase(state) ? FrameFlag::kEntry : 0;
    Frame* frame = pushFrame(state, handler, codeReference(finishProtected),
                             FrameFlag::kNative | protection | origin);
    frame->extra = kValueBytes;
    startCall(state, function, count);
    state.requestCall = FrameFlag::kCallback;
    state.nestedCalls++;
    if (NL_LIKELY(state.nestedCalls < kNestedCallsMax)) return;
    if (!protect(state, checkNesting)) state.pendingKind = Step::kUnwind;
}

void prepareCall(State& state, Value* function, int32_t count, NativeFunction handler) {
    const uint32_t place = uint32_t(function - hostValues(state));
    state.top = function + 1 + count;
    pushSlots(state, uint32_t(kSlotsBefore));
    function = hostValues(state) + place;
    for (int32_t i = count; i >= 0; i--) function[i + kSlotsBefore] = function[i];
    setProtection(function, handler);
    startPushedCall(state, &function[kSlotsBefore], count);
}

RunStatus call(State& state, Value* function, int32_t count, NativeFunction handler) {
    auto prepare = [=](State& inner) { prepareCall(inner, function, count, handler); };
    const uint32_t place = uint32_t(function - hostValues(state));
    if (!protect(state, prepare)) return takeError(state, hostValues(state) + place);
    return continueCall(state);
}

RunStatus continueCall(State& state) {
    const RunStatus status = run(state);
    return status == RunStatus::kDone ? takeOutcome(state) : status;
}

/// Cancelling ///

namespace {

// Calls that the program protects are protected no more.
void removeProtection(State& state) {
    constexpr uint32_t kProtection = FrameFlag::kProtected | FrameFlag::kHandler;
    Frame* end = state.thread->baseFrame();
    for (Frame* frame = state.frame; frame < end; frame++) {
        const bool isOurs = frame->pc == codeReference(finishProtected);
        if (frame->isNative() && !isOurs && (frame->call & FrameFlag::kFinalizer) == 0)
            frame->call &= ~kProtection;
    }
}

} // namespace

void cancelCall(State& state) {
    removeProtection(state);
    // Should memory be out, then that is the error.
    protect(state, [](State& inner) {
        Value* text = errorSlot(inner);
        StringBuilder builder(inner, text);
        appendRunningPosition(inner, builder);
        appendFormat(builder, "cancelled");
        builder.finish();
        inner.error = *text;
    });
    failHostCall(state);
}

/// Fields ///

namespace {

bool isText(const Node* node, uint32_t hash, const char* text, uint32_t bytes) {
    Value value;
    readKey(node, value);
    if (!value.isString()) return false;
    const String* key = value.string();
    return key->lengthBytes() == bytes && hashOf(key) == hash &&
           memcmp(key->text(), text, bytes) == 0;
}

} // namespace

Tag getField(const Table* table, const char* name, Value& out) {
    const uint32_t bytes = textBytes(name);
    const uint32_t hash = hashText(name, bytes);
    const Node* node = nodeForHash(table, hash);
    while (!isText(node, hash, name, bytes)) {
        if (node->next == 0) return out.tag = Tag::Nil;
        node += node->next;
    }
    return readValue(node, out);
}

Tag takeField(State& state, const Table* table, const char* name, Value& out) {
    getField(table, name, out);
    return takeMember(state, out);
}

void setField(State& state, Table* table, const char* name, const Value& value) {
    Link<Value> top = state.top;
    Value* key = errorSlot(state);
    setText(state, *key, name);
    if (!setExisting(state.collector, table, *key, value))
        setByKey(state, table, *key, value);
    forgetMetamethods(table);
    state.top = top;
}

/// References ///

namespace {

// Under key 0, the registry holds the first free place, and each free place holds the next; 0 ends
// it.
constexpr Integer kFirstFree = 0;

Integer integerAt(const Table* table, Integer key) {
    Value value;
    getByInteger(table, key, value);
    return value.integer();
}

void setIntegerAt(State& state, Table* table, Integer key, Integer integer) {
    Value value;
    value.setInteger(integer);
    setByInteger(state, table, key, value);
}

// A free place, or the one behind the last.
Integer takePlace(State& state, Table* registry) {
    Value first;
    if (getByInteger(registry, kFirstFree, first) == Tag::Nil)
        setIntegerAt(state, registry, kFirstFree, 0);
    else if (first.integer() != 0)
        return first.integer();
    return Integer(tableLength(registry)) + 1;
}

} // namespace

Reference makeReference(State& state, const Value& value) {
    if (value.isNil()) return 0;
    Table* registry = state.registry;
    const Integer place = takePlace(state, registry);
    if (place == integerAt(registry, kFirstFree))
        setIntegerAt(state, registry, kFirstFree, integerAt(registry, place));
    setByInteger(state, registry, place, value);
    return Reference(place);
}

void getReference(const State& state, Reference reference, Value& out) {
    out.setNil();
    if (reference != 0) getByInteger(state.registry, reference, out);
}

void dropReference(State& state, Reference reference) {
    Table* registry = state.registry;
    Value first;
    if (reference == 0 || getByInteger(registry, kFirstFree, first) != Tag::Integer) return;
    if (!setExistingInteger(state.collector, registry, reference, first)) return;
    first.setInteger(reference);
    setExistingInteger(state.collector, registry, kFirstFree, first);
}

/// Userdata ///

namespace {

uint32_t countOf(const NativeEntry* entries) {
    uint32_t count = 0;
    while (entries[count].name != nullptr) count++;
    return count;
}

} // namespace

Table* makeClass(State& state, Value& slot, const char* name, const NativeEntry* methods) {
    // Methods are called often: among as many spare nodes most are found at the first look.
    Table* metatable = newTable(state, 0, 2 * (2 + countOf(methods)));
    slot.setTable(metatable);
    setField(state, metatable, "__index", slot);
    Link<Value> top = state.top;
    Value* text = errorSlot(state);
    setText(state, *text, name);
    setField(state, metatable, "__name", *text);
    state.top = top;
    for (; methods->name != nullptr; methods++)
        setClosure(state, metatable, methods->name, methods->function, slot);
    return metatable;
}

void raiseNoObject(State& state, Value* arguments, int32_t count) {
    Value name;
    getByString(closureUpvalues(arguments)[0].table(), coreString(CoreString::Name), name);
    raiseArgumentTypeError(state, arguments, count, 1, name.string()->text());
}

void setClosure(State& state, Table* table, const char* name, NativeFunction function,
                const Value& upvalue) {
    Link<Value> top = state.top;
    Value* slot = errorSlot(state);
    NativeClosure* closure = newNativeClosure(state, function, 1);
    closure->upvalues()[0] = upvalue;
    slot->setObject(Tag::NativeClosure, closure);
    setField(state, table, name, *slot);
    state.top = top;
}

} // namespace nanolua
