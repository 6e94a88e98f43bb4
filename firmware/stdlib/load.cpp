// load (manual §6.1). Binary chunks are loaded by the engine; text goes to the compiler that the host
// has put into the registry, a function from (text, chunk name) to a binary chunk, or nil and a
// message. Files are the matter of load_file.h.
#include "base_library.h"

#include <string.h>


namespace nanolua {

namespace {

constexpr char kNoCompiler[] = "text chunks need a compiler; this firmware has none";

// A load under way. While pieces are read, kChunk is the reader and kWork their text so far.
enum Slot : int32_t {
    kChunk = 0,
    kName = 1,
    kMode = 2,
    kEnvironment = 3,
    kHasEnvironment = 4,
    kWork = 5,
    kCall = kWork + kChunkSlots,
    kSlots = kCall + 3,
};

/// Results ///

Outcome failWith(Value* slots, const Value& message) {
    slots[0] = message;
    slots[-1].setNil();
    return 2;
}

Outcome failReader(State& state, Value* slots) {
    StringBuilder message(state, &slots[kWork]);
    appendPosition(state, message, 1);
    appendFormat(message, "reader function must return a string");
    message.finish();
    return failWith(slots, slots[kWork]);
}

/// Modes ///

// The mode, or nullptr: both kinds of chunks.
const String* checkMode(State& state, Value* arguments, int32_t count, int32_t index) {
    const String* mode = optionalString(state, arguments, count, index);
    if (mode != nullptr && memchr(mode->text(), 'B', mode->lengthBytes()) != nullptr)
        raiseArgumentError(state, index, "invalid mode");
    return mode;
}

bool isBinary(const String* chunk) { return chunk->text()[0] == char(chunk::kHeader[0]); }

bool isAllowed(const Value& mode, const String* chunk) {
    if (mode.isNil()) return true;
    const String* kinds = mode.string();
    return memchr(kinds->text(), isBinary(chunk) ? 'b' : 't', kinds->lengthBytes()) != nullptr;
}

Outcome refuseMode(State& state, Value* slots, const String* chunk) {
    const char* kind = isBinary(chunk) ? "binary" : "text";
    StringBuilder message(state, &slots[kWork]);
    appendFormat(message, "attempt to load a %s chunk (mode is '%S')", kind, slots[kMode].string());
    message.finish();
    return failWith(slots, slots[kWork]);
}

/// Whole chunks ///

Outcome loadBinary(State& state, Value* slots) {
    const String* chunk = slots[kChunk].string();
    Value* function = &slots[kWork];
    if (!loadChunk(state, function, chunk->text(), chunk->lengthBytes(), slots[kName].string()->text()))
        return failWith(slots, *function);
    LuaClosure* closure = function->luaClosure();
    if (!slots[kHasEnvironment].isFalsy() && closure->prototype->upvalueCount != 0) {
        Upvalue* upvalue = closure->upvalues()[0];
        upvalue->hold(slots[kEnvironment]);
        barrier(state, upvalue, slots[kEnvironment]);
    }
    return result(slots, *function);
}

Outcome finishCompile(State& state, Value* slots, int32_t count) {
    const Value* results = callResults(state);
    if (count < 0) return failWith(slots, results[0]);
    if (count > 0 && results[0].isString()) {
        slots[kChunk] = results[0];
        return loadBinary(state, slots);
    }
    if (count < 2) return resultFailure(state, slots, "the compiler returned no chunk");
    return failWith(slots, results[1]);
}

Outcome compile(State& state, Value* slots) {
    Value* call = &slots[kCall];
    if (getByString(state.registry, coreString(CoreString::Compile), call[0]) == Tag::Nil)
        return resultFailure(state, slots, kNoCompiler);
    call[1] = slots[kChunk];
    call[2] = slots[kName];
    return protectedCallThen(state, call, 2, false, finishCompile);
}

Outcome loadWhole(State& state, Value* slots) {
    const String* chunk = slots[kChunk].string();
    if (!isAllowed(slots[kMode], chunk)) return refuseMode(state, slots, chunk);
    return isBinary(chunk) ? loadBinary(state, slots) : compile(state, slots);
}

/// Chunks in pieces ///

Outcome takePiece(State& state, Value* slots, int32_t count);

Outcome readPiece(State& state, Value* slots) {
    slots[kCall] = slots[kChunk];
    return protectedCallThen(state, &slots[kCall], 0, false, takePiece);
}

// nil and an empty piece end the chunk.
Outcome takePiece(State& state, Value* slots, int32_t count) {
    Value& piece = slots[kCall];
    if (count < 0) return failWith(slots, piece);
    if (count == 0 || piece.isNil()) piece.setString(coreString(CoreString::Empty));
    const String* text = toStringInPlace(state, piece);
    if (text == nullptr) return failReader(state, slots);
    StringBuilder chunk = StringBuilder::resume(state, &slots[kWork]);
    if (text->lengthBytes() == 0) {
        chunk.finish();
        slots[kChunk] = slots[kWork];
        return loadWhole(state, slots);
    }
    bool isFirst = chunk.lengthBytes() == 0;
    if (isFirst && !isAllowed(slots[kMode], text)) return refuseMode(state, slots, text);
    chunk.append(text);
    return readPiece(state, slots);
}

} // namespace

Outcome baseLoad(State& state, Value* arguments, int32_t count) {
    bool isWhole = count > 0 && toStringInPlace(state, arguments[0]) != nullptr;
    checkMode(state, arguments, count, 3);
    optionalString(state, arguments, count, 2);
    if (!isWhole) checkFunction(state, arguments, count, 1);
    Value* slots = growSlots(state, arguments, count, kSlots);
    slots[kHasEnvironment].setBoolean(count > kEnvironment);
    if (slots[kName].isNil())
        slots[kName].setString(isWhole ? slots[kChunk].string() : makeString(state, "=(load)"));
    if (isWhole) return loadWhole(state, slots);
    StringBuilder(state, &slots[kWork]);
    return readPiece(state, slots);
}

} // namespace nanolua
