// load, loadfile and dofile: this firmware has neither a compiler nor a loader of binary chunks nor a
// file system, so each checks its arguments and says what is missing.
#include "base_library.h"

#include <string.h>

namespace nanolua {

namespace {

constexpr char kBinaryMark = 0x1B;
constexpr char kNoCompiler[] = "text chunks need a compiler; this firmware has none";
constexpr char kNoLoader[] = "binary chunks cannot be loaded at run time; this firmware runs images";
constexpr char kNoFiles[] = "loading files is not supported on this board";

Outcome fail(State& state, Value* arguments, const char* message) {
    arguments[0].setString(makeString(state, message));
    arguments[-1].setNil();
    return 2;
}

// The mode, or nullptr: both kinds of chunks.
const String* checkMode(State& state, Value* arguments, int32_t count, int32_t index) {
    const String* mode = optionalString(state, arguments, count, index);
    if (mode != nullptr && memchr(mode->text(), 'B', mode->lengthBytes) != nullptr)
        raiseArgumentError(state, index, "invalid mode");
    return mode;
}

bool allows(const String* mode, char kind) {
    return mode == nullptr || memchr(mode->text(), kind, mode->lengthBytes) != nullptr;
}

Outcome refuseMode(State& state, Value* arguments, const char* kind, const String* mode) {
    Value* message = &arguments[0];
    Value modeValue;
    modeValue.setString(mode);
    arguments[1] = modeValue;
    message->setNil();
    StringBuilder builder(state, message);
    appendFormat(builder, "attempt to load a %s chunk (mode is '%S')", kind, mode);
    builder.finish();
    arguments[-1].setNil();
    return 2;
}

Outcome refuseChunk(State& state, Value* arguments, const String* chunk, const String* mode) {
    bool isBinary = chunk->lengthBytes > 0 && chunk->text()[0] == kBinaryMark;
    if (!allows(mode, isBinary ? 'b' : 't'))
        return refuseMode(state, arguments, isBinary ? "binary" : "text", mode);
    return fail(state, arguments, isBinary ? kNoLoader : kNoCompiler);
}

// The first piece tells the kind of the chunk. arguments[0] holds the mode, or nil.
Outcome finishFirstPiece(State& state, Value* arguments, int32_t count) {
    Value piece;
    piece.setString(coreString(CoreString::Empty));
    if (count != 0 && !callResults(state)[0].isNil()) piece = callResults(state)[0];
    if (count < 0) {
        arguments[0] = piece;
        arguments[-1].setNil();
        return 2;
    }
    arguments[1] = piece;
    const String* chunk = toStringInPlace(state, arguments[1]);
    if (chunk == nullptr) return fail(state, arguments, "reader function must return a string");
    return refuseChunk(state, arguments, chunk,
                       arguments[0].isNil() ? nullptr : arguments[0].string());
}

} // namespace

Outcome baseLoad(State& state, Value* arguments, int32_t count) {
    const String* mode = checkMode(state, arguments, count, 3);
    if (count > 0) {
        if (const String* chunk = toStringInPlace(state, arguments[0])) {
            optionalString(state, arguments, count, 2);
            return refuseChunk(state, arguments, chunk, mode);
        }
    }
    optionalString(state, arguments, count, 2);
    arguments[1] = *checkFunction(state, arguments, count, 1);
    arguments[0].setNil();
    if (mode != nullptr) arguments[0].setString(mode);
    return protectedCallThen(state, &arguments[1], 0, false, finishFirstPiece);
}

Outcome baseLoadfile(State& state, Value* arguments, int32_t count) {
    optionalString(state, arguments, count, 1);
    checkMode(state, arguments, count, 2);
    return fail(state, arguments, kNoFiles);
}

Outcome baseDofile(State& state, Value* arguments, int32_t count) {
    optionalString(state, arguments, count, 1);
    raiseError(state, "%s", kNoFiles);
}

} // namespace nanolua
