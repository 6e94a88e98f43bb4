// What the engine itself keeps in ROM for Lua programs to refer to: metamethod names, type names and
// other strings as ready String objects, and the empty node of tables without a hash part.
//
// Invariant: the same bytes on every machine. On a 32-bit machine it is read in place; on a 64-bit
// host installCoreRom() copies it once to kCoreRomRef in the 32-bit space, and it is read-only there.
#pragma once

#include "object.h"

namespace nanolua {

#define NANOLUA_CORE_STRINGS(X)                                                                    \
    X(Index, "__index")                                                                            \
    X(NewIndex, "__newindex")                                                                      \
    X(Gc, "__gc")                                                                                  \
    X(Mode, "__mode")                                                                              \
    X(Length, "__len")                                                                             \
    X(Equal, "__eq")                                                                               \
    X(Add, "__add")                                                                                \
    X(Subtract, "__sub")                                                                           \
    X(Multiply, "__mul")                                                                           \
    X(Modulo, "__mod")                                                                             \
    X(Power, "__pow")                                                                              \
    X(Divide, "__div")                                                                             \
    X(FloorDivide, "__idiv")                                                                       \
    X(BitAnd, "__band")                                                                            \
    X(BitOr, "__bor")                                                                              \
    X(BitXor, "__bxor")                                                                            \
    X(ShiftLeft, "__shl")                                                                          \
    X(ShiftRight, "__shr")                                                                         \
    X(Negate, "__unm")                                                                             \
    X(BitNot, "__bnot")                                                                            \
    X(LessThan, "__lt")                                                                            \
    X(LessEqual, "__le")                                                                           \
    X(Concat, "__concat")                                                                          \
    X(Call, "__call")                                                                              \
    X(Close, "__close")                                                                            \
    X(Name, "__name")                                                                              \
    X(ToString, "__tostring")                                                                      \
    X(Pairs, "__pairs")                                                                            \
    X(Metatable, "__metatable")                                                                    \
    X(TypeNil, "nil")                                                                              \
    X(TypeBoolean, "boolean")                                                                      \
    X(TypeUserdata, "userdata")                                                                    \
    X(TypeNumber, "number")                                                                        \
    X(TypeString, "string")                                                                        \
    X(TypeTable, "table")                                                                          \
    X(TypeFunction, "function")                                                                    \
    X(TypeThread, "thread")                                                                        \
    X(Empty, "")                                                                                   \
    X(Environment, "_ENV")                                                                         \
    X(Globals, "_G")                                                                               \
    X(Count, "n")                                                                                  \
    X(Loaded, "_LOADED")                                                                           \
    X(Preload, "_PRELOAD")                                                                         \
    X(Compile, "_COMPILE")                                                                         \
    X(EventCall, "call")                                                                           \
    X(EventReturn, "return")                                                                       \
    X(EventLine, "line")                                                                           \
    X(EventCount, "count")                                                                         \
    X(EventTailCall, "tail call")                                                                  \
    X(OutOfMemory, "not enough memory")                                                            \
    X(ErrorInHandling, "error in error handling")                                                  \
    X(NoErrorObject, "<no error object>")

// The first members follow the order of Metamethod.
enum class CoreString : uint8_t {
#define NANOLUA_MEMBER(name, text) name,
    NANOLUA_CORE_STRINGS(NANOLUA_MEMBER)
#undef NANOLUA_MEMBER
};

// Where a 64-bit host puts the copy.
inline constexpr Ref kCoreRomRef = 0x1000;

const String* coreString(CoreString name);
inline const String* metamethodName(Metamethod metamethod) {
    return coreString(CoreString(uint8_t(metamethod)));
}
// The name of a basic type.
const String* typeName(Type type);

// For makeString: the core string with this text, or nullptr.
const String* findCoreString(uint32_t hash, const char* text, uint32_t bytes);

// The ROM itself: the empty node, then the strings. Read it only through coreRomRef().
struct CoreRom;
extern const CoreRom coreRom;

inline Ref coreRomRef() {
#if UINTPTR_MAX == 0xFFFFFFFFu
    return refTo(&coreRom);
#else
    return kCoreRomRef;
#endif
}

// The node of tables without a hash part: key and value nil. Never written.
inline Node* emptyNode() { return pointerTo<Node>(coreRomRef()); }

// The ROM's bytes, and on 64-bit hosts its installation at kCoreRomRef: `destination` is that place,
// writable and at least coreRomBytes() long; make it read-only afterwards.
uint32_t coreRomBytes();
void installCoreRom(void* destination);

} // namespace nanolua
