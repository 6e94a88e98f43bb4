// Official Lua 5.5 binary chunks at run time: load() makes code in the heap of one, string.dump()
// writes one of a function in an image or in the heap.
//
// Loaded code is one block with the records of an image (image.h) and no strings of its own: its
// constants and names are ordinary strings, reached as in an image by their distance.
//
//   LoadedCode | group of the main function | groups of the functions in it ... | debug records
//
// Invariants: a group is a record, its instructions, constants, upvalue records and nested entries, in
// this order and without gaps; imageOffset leads to the block. The header of a record in the heap is
// never black, that of one in an image always (see isLoaded), so that the collector leaves images
// alone. A block is complete before anything can collect, and is never written again.
#pragma once

#include "image.h"

namespace nanolua {

struct LoadedCode : Object {
    uint32_t prototypesEndBytes; // offset of the end of the groups

    const Prototype* begin() const { return reinterpret_cast<const Prototype*>(this + 1); }
    const Prototype* end() const {
        return reinterpret_cast<const Prototype*>(reinterpret_cast<const uint8_t*>(this) +
                                                  prototypesEndBytes);
    }
};

// Whether a prototype lies in the heap and not in an image.
inline bool isLoaded(const Prototype* prototype) {
    return (prototype->header & Header::kColorMask) != Color::kBlack;
}

inline LoadedCode* loadedCodeOf(const Prototype* prototype) {
    return pointerTo<LoadedCode>(refTo(prototype) + uint32_t(prototype->imageOffset));
}

// The prototype whose group follows, in loaded code.
inline const Prototype* nextLoaded(const Prototype* prototype) {
    return reinterpret_cast<const Prototype*>(
        prototype->bytes() + prototype->prototypesOffset + prototype->prototypeCount * kWordBytes);
}

// Calls `action` with every string that loaded code refers to.
template <class Action> void forEachString(const LoadedCode* code, Action action) {
    for (const Prototype* p = code->begin(); p != code->end(); p = nextLoaded(p)) {
        const Value* constants = p->constants();
        for (uint32_t i = 0; i < p->constantCount; i++)
            if (constants[i].isString()) action(stringConstant(constants, i));
        const DebugRecord* debug = p->debug();
        if (debug == nullptr) continue;
        if (debug->sourceOffset != 0) action(stringAt(debug, debug->sourceOffset));
        const LocalVariableRecord* variables = localVariables(debug);
        for (uint32_t i = 0; i < debug->localVariableCount; i++)
            action(stringAt(&variables[i], variables[i].nameOffset));
        const int32_t* names = upvalueNames(debug);
        for (uint32_t i = 0; i < debug->upvalueNameCount; i++)
            if (names[i] != 0) action(stringAt(&names[i], names[i]));
    }
}

// Functions nested in functions.
inline constexpr uint32_t kChunkNestingMax = 200;

// What both functions below need at `slots`, for results and scratch.
inline constexpr uint32_t kChunkSlots = 3;

// Makes a main function of a chunk, its first upvalue the globals: a closure in slots[0]. False: the
// bytes are no chunk that can run here, and slots[0] holds a message, which begins with `name`. The
// bytes stay where they are meanwhile; the name is as in load (manual §6.1).
bool loadChunk(State& state, Value* slots, const void* bytes, uint32_t chunkBytes,
               const char* name);

// Writes the chunk of a function, with or without debug information: a string in slots[0].
void dumpChunk(State& state, Value* slots, const Prototype* prototype, bool strip);

/// For chunk_load.cpp and chunk_dump.cpp ///

namespace chunk {

// The tags of constants.
inline constexpr uint8_t kNil = 0x00;
inline constexpr uint8_t kFalse = 0x01;
inline constexpr uint8_t kInteger = 0x03;
inline constexpr uint8_t kShortString = 0x04;
inline constexpr uint8_t kTrue = 0x11;
inline constexpr uint8_t kFloat = 0x13;
inline constexpr uint8_t kLongString = 0x14;

inline constexpr uint32_t kNumberBytes = sizeof(Integer);
inline constexpr uint32_t kHeaderBytes = 24 + 2 * kNumberBytes;

// What every chunk of this number model begins with.
extern const uint8_t kHeader[kHeaderBytes];

} // namespace chunk

} // namespace nanolua
