// What the engine itself keeps in ROM for Lua programs to refer to: metamethod names, type names, the
// names of the libraries and other strings as ready String objects, and the empty node of tables
// without a hash part. The constant tables of rom_table.h refer to these strings.
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
    X(Package, "_PACKAGE")                                                                         \
    X(Compile, "_COMPILE")                                                                         \
    X(EventCall, "call")                                                                           \
    X(EventReturn, "return")                                                                       \
    X(EventLine, "line")                                                                           \
    X(EventCount, "count")                                                                         \
    X(EventTailCall, "tail call")                                                                  \
    X(OutOfMemory, "not enough memory")                                                            \
    X(ErrorInHandling, "error in error handling")                                                  \
    X(NoErrorObject, "<no error object>")

// Names of library functions and fields, and texts among their values.
#define NANOLUA_LIBRARY_STRINGS(X)                                                                 \
    X("abs") X("acos") X("asin") X("assert") X("atan") X("byte") X("ceil") X("char")               \
    X("charpattern") X("clock") X("close") X("codepoint") X("codes") X("collectgarbage")           \
    X("concat") X("coroutine") X("cos") X("cpath") X("create") X("date") X("debug") X("deg")       \
    X("difftime") X("dofile") X("dump") X("error") X("execute") X("exit") X("exp") X("find")       \
    X("floor") X("flush") X("fmod") X("format") X("frexp") X("getenv") X("gethook") X("getinfo")   \
    X("getlocal") X("getmetatable") X("getregistry") X("getupvalue") X("getuservalue")             \
    X("gmatch") X("gsub") X("huge") X("input") X("insert") X("io") X("ipairs") X("isyieldable")    \
    X("ldexp") X("len") X("lines") X("load") X("loaded") X("loadfile") X("log") X("lower")         \
    X("match") X("math") X("max") X("maxinteger") X("min") X("mininteger") X("modf") X("move")     \
    X("next") X("offset") X("open") X("os") X("output") X("pack") X("package") X("packsize")       \
    X("pairs") X("path") X("pcall") X("pi") X("popen") X("preload") X("print") X("rad")            \
    X("random") X("randomseed") X("rawequal") X("rawget") X("rawlen") X("rawset") X("read")        \
    X("remove") X("rename") X("rep") X("require") X("resume") X("reverse") X("running")            \
    X("searchers") X("seek") X("select") X("sethook") X("setlocale") X("setlocal")                 \
    X("setmetatable") X("setupvalue") X("setuservalue") X("setvbuf") X("sin") X("sort") X("sqrt")  \
    X("status") X("stderr") X("stdin") X("stdout") X("sub") X("tan") X("time") X("tmpfile")        \
    X("tmpname") X("tointeger") X("tonumber") X("tostring") X("traceback") X("type") X("ult")      \
    X("unpack") X("upper") X("upvalueid") X("upvaluejoin") X("utf8") X("warn") X("wrap")           \
    X("write") X("xpcall") X("yield") X("_VERSION") X("FILE*") X("_IO_input") X("_IO_output")      \
    X("Lua 5.5") X("[\0-\x7F\xC2-\xFD][\x80-\xBF]*")

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

/// Layout ///

// The texts in the order of their records; the first are those of CoreString.
struct RomText {
    const char* text;
    uint32_t lengthBytes;

    template <size_t kBytes>
    constexpr RomText(const char (&literal)[kBytes]) : text(literal), lengthBytes(kBytes - 1) {}
};
inline constexpr RomText kRomTexts[] = {
#define NANOLUA_TEXT(name, text) text,
    NANOLUA_CORE_STRINGS(NANOLUA_TEXT)
#undef NANOLUA_TEXT
#define NANOLUA_TEXT(text) text,
    NANOLUA_LIBRARY_STRINGS(NANOLUA_TEXT)
#undef NANOLUA_TEXT
};
inline constexpr uint32_t kRomStringCount = sizeof kRomTexts / sizeof kRomTexts[0];
#define NANOLUA_ONE(name, text) +1
inline constexpr uint32_t kCoreStringCount = 0 NANOLUA_CORE_STRINGS(NANOLUA_ONE);
#undef NANOLUA_ONE

// The same function as hashText() of a short text, for compile time.
constexpr uint32_t romTextHash(const RomText& text) {
    uint32_t hash = text.lengthBytes;
    for (uint32_t begin = 0; begin < text.lengthBytes; begin += kWordBytes) {
        uint32_t word = 0;
        for (uint32_t i = begin; i < begin + kWordBytes && i < text.lengthBytes; i++)
            word |= uint32_t(uint8_t(text.text[i])) << i % kWordBytes * 8;
        hash = (hash ^ word) * Abi::kHashMultiplier;
        hash ^= hash >> Abi::kStringHashShift;
    }
    return (hash & ~Abi::kShortStringLengthMask) | text.lengthBytes;
}

// Where the strings' records begin, in words. The empty node comes first; a record is followed by its
// text, NUL and padding. Strings whose hashes have the same highest bits lie one behind the other.
struct RomLayout {
    static constexpr uint32_t kBucketBits = 7;
    static constexpr uint32_t kBuckets = 1u << kBucketBits;

    uint16_t stringsWords[kRomStringCount];
    uint16_t bucketsWords[kBuckets + 1]; // the last one: where the ROM ends
};

constexpr uint32_t romBucket(uint32_t hash) { return hash >> (32 - RomLayout::kBucketBits); }

constexpr RomLayout makeRomLayout() {
    RomLayout layout{};
    uint32_t words = kNodeBytes / kWordBytes;
    for (uint32_t bucket = 0; bucket < RomLayout::kBuckets; bucket++) {
        layout.bucketsWords[bucket] = uint16_t(words);
        for (uint32_t i = 0; i < kRomStringCount; i++) {
            if (romBucket(romTextHash(kRomTexts[i])) != bucket) continue;
            layout.stringsWords[i] = uint16_t(words);
            words += (sizeof(String) + kRomTexts[i].lengthBytes) / kWordBytes + 1;
        }
    }
    layout.bucketsWords[RomLayout::kBuckets] = uint16_t(words);
    return layout;
}
inline constexpr RomLayout kRomLayout = makeRomLayout();

constexpr uint32_t romStringOffsetWords(uint32_t number) { return kRomLayout.stringsWords[number]; }

// The ROM itself. Read it only through coreRomRef().
struct CoreRom {
    uint32_t words[kRomLayout.bucketsWords[RomLayout::kBuckets]];
    uint16_t coreStringsWords[kCoreStringCount]; // from RomLayout, as what follows
    uint16_t bucketsWords[RomLayout::kBuckets + 1];
};
extern const CoreRom coreRom;

inline Ref coreRomRef() {
#if UINTPTR_MAX == 0xFFFFFFFFu
    return refTo(&coreRom);
#else
    return kCoreRomRef;
#endif
}

// The node of tables without a hash part: a constant node that holds nothing.
inline Node* emptyNode() { return pointerTo<Node>(coreRomRef()); }
// An array part without elements: before it lies the capacity 0, the first word of the empty node.
inline Ref emptyArray() { return coreRomRef() + kWordBytes; }

// coreString() of a name known at compile time.
template <CoreString kName> const String* coreStringAt() {
    constexpr uint32_t kOffsetBytes = romStringOffsetWords(uint32_t(kName)) * kWordBytes;
    return pointerTo<const String>(coreRomRef() + kOffsetBytes);
}

// The ROM's bytes, and on 64-bit hosts its installation at kCoreRomRef: `destination` is that place,
// writable and at least coreRomBytes() long; make it read-only afterwards.
uint32_t coreRomBytes();
void installCoreRom(void* destination);

} // namespace nanolua
