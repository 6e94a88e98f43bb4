// Generated from tools/spec/abi.txt; do not edit.
//
// The native ABI: values, objects, frames and threads as they lie in memory.
// The engine, the packer and (later) the native compiler agree on these numbers. A change here
// changes AbiFingerprint, and images packed before are refused.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua {

struct Abi {
    static constexpr uint32_t kFingerprint = 0x12E2B29Eu;  // stamped into every image
    static constexpr uint32_t kShortStringBytesMax = 40;  // longer strings are not interned
    // of a short string's hash: its length in bytes
    static constexpr uint32_t kShortStringLengthMask = 63;
    // Hashes multiply by this number and mix in what is shifted down: see string.cpp and table.cpp.
    static constexpr uint32_t kHashMultiplier = 0x9E3779B1u;
    static constexpr uint32_t kStringHashShift = 15;
    static constexpr uint32_t kIntegerHashShift = 16;
    static constexpr uint32_t kStackSlotsMax = 0x30D40u;  // of one thread, as in PUC-Rio Lua
    static constexpr uint32_t kValueBytesI32F32 = 8;
    static constexpr uint32_t kValueBytesI64F64 = 12;
};

// What a value is; the whole tag word of a value.
//
// Order matters: falsy values come first, Integer and Float differ in the lowest bit only, and so do
// ShortString and LongString; every tag from ShortString on has an object. RomString differs from
// ShortString in one bit; the tags from RomString on are in constant nodes only.
enum class Tag : uint32_t {
    Nil = 0,
    False = 1,
    True = 2,
    LightUserdata = 3,  // payload: a 32-bit handle
    Integer = 4,
    Float = 5,
    NativeFunction = 6,  // payload: code reference
    HostFunction = 7,  // payload: id of a function of the host
    ShortString = 8,
    LongString = 9,
    Table = 10,
    LuaClosure = 11,
    NativeClosure = 12,
    Userdata = 13,
    Thread = 14,
    Buffer = 15,  // a string under construction; never seen by a program
    DeadKey = 16,  // key of a removed table entry whose object may be gone
    RomString = 24,  // key of a constant node: a short string in the core ROM
    RomEmpty = 25,  // key of a constant node that holds nothing
    Member = 26,  // value of a constant node: the number of an object of the libraries
    // key of a constant node in an image: the distance of a short string from the node
    ImageString = 27,
    ImageEmpty = 28,  // key of a constant node in an image that holds nothing
    ImageInteger = 29,  // key of a constant node in an image: an integer
};

// Bits of the word with which the tags of a table's node begin: see Node in firmware/engine/object.h.
struct NodeTags {
    static constexpr uint32_t kGuard = 128;  // behind the value's tag
    static constexpr uint32_t kKeyTagShift = 8;
    // i32f32: the distance to the next node. In i64f64 it is a word of its own
    static constexpr uint32_t kNextShift = 13;
};

// The basic types of the language (manual, section 2.1).
enum class Type : uint8_t {
    Nil = 0,
    Boolean = 1,
    LightUserdata = 2,
    Number = 3,
    String = 4,
    Table = 5,
    Function = 6,
    Userdata = 7,
    Thread = 8,
    None = 9,  // no argument at all
};

// What a heap block or an image record is.
enum class ObjectKind : uint8_t {
    Free = 0,
    ShortString = 1,
    LongString = 2,
    Table = 3,
    LuaClosure = 4,
    NativeClosure = 5,
    Userdata = 6,
    Thread = 7,
    Prototype = 8,  // only in images
    Owned = 9,  // array part, nodes, stack ...: belongs to one object
    Buffer = 10,
    MountedImage = 11,
    State = 12,  // the first block of the first region
    LoadedCode = 13,  // prototypes that load() made of a binary chunk
    Upvalue = 16,  // plus the tag of the value that it holds
};

// Bits of an object's header word.
struct Header {
    static constexpr uint32_t kKindMask = 31;
    static constexpr uint32_t kColorMask = 96;
    static constexpr uint32_t kColorShift = 5;
    static constexpr uint32_t kFinalizerBit = 128;  // tables and userdata: has a finalizer
    static constexpr uint32_t kOpenBit = 128;  // upvalues: the value is still in a stack slot
    static constexpr uint32_t kSizeShift = 8;  // size of the block in words
    static constexpr uint32_t kSizeWordsMax = 0xFFFFFFu;
};

// Colours in a header; everything in ROM is black for ever.
struct Color {
    static constexpr uint32_t kWhite0 = 0;
    static constexpr uint32_t kWhite1 = 32;
    static constexpr uint32_t kGray = 64;
    static constexpr uint32_t kBlack = 96;
};

enum class ThreadStatus : uint8_t {
    Suspended = 0,  // not started, or yielded
    Running = 1,
    Normal = 2,  // has resumed another one
    Dead = 3,  // finished
    Failed = 4,  // finished with an error
};

// High bits of Frame.call; a frame without any is a Lua function called by a Lua function.
struct FrameFlag {
    static constexpr uint32_t kNative = 0x10000u;  // a native function that called through callThen
    // called for an instruction of the frame below (metamethod, __close)
    static constexpr uint32_t kFinishOperation = 0x20000u;
    // errors stop here (pcall, xpcall, finalizers)
    static constexpr uint32_t kProtected = 0x40000u;
    // protected, and base[0] holds a message handler
    static constexpr uint32_t kHandler = 0x80000u;
    // returning leaves the interpreter or ends the coroutine
    static constexpr uint32_t kEntry = 0x100000u;
    // called through callThen: the frame below is a native one that goes on
    static constexpr uint32_t kCallback = 0x2000000u;
    // a message handler that runs before unwinding
    static constexpr uint32_t kErrorHandler = 0x4000000u;
    // a debug hook: the function below is in the middle of an instruction
    static constexpr uint32_t kHook = 0x200000u;
    // stands around a native function whose call a debug hook is told
    static constexpr uint32_t kHooked = 0x8000000u;
    // a __gc call: results and errors are dropped
    static constexpr uint32_t kFinalizer = 0x400000u;
    // calls __close of the variables it leaves, then goes on returning
    static constexpr uint32_t kClosing = 0x800000u;
    // hidden arguments lie below the function; Frame.extra counts them
    static constexpr uint32_t kHiddenVarargs = 0x1000000u;
    static constexpr uint32_t kResultsWantedMask = 0xFFFFu;
};

}  // namespace nanolua
