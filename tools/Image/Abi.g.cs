// Generated from tools/spec/abi.txt; do not edit.
//
// The native ABI: values, objects, frames and threads as they lie in memory.
// The engine, the packer and (later) the native compiler agree on these numbers. A change here
// changes AbiFingerprint, and images packed before are refused.
namespace NanoLua.Image;

public static class Abi
{
    public const uint Fingerprint = 0x12E2B29E;  // stamped into every image
    public const uint ShortStringBytesMax = 40;  // longer strings are not interned
    public const uint ShortStringLengthMask = 63;  // of a short string's hash: its length in bytes
    // Hashes multiply by this number and mix in what is shifted down: see string.cpp and table.cpp.
    public const uint HashMultiplier = 0x9E3779B1;
    public const uint StringHashShift = 15;
    public const uint IntegerHashShift = 16;
    public const uint StackSlotsMax = 0x30D40;  // of one thread, as in PUC-Rio Lua
    public const uint ValueBytesI32F32 = 8;
    public const uint ValueBytesI64F64 = 12;
}

// What a value is; the whole tag word of a value.
//
// Order matters: falsy values come first, Integer and Float differ in the lowest bit only, and so do
// ShortString and LongString; every tag from ShortString on has an object. RomString differs from
// ShortString in one bit; the tags from RomString on are in constant nodes only.
public enum Tag : uint
{
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
}

// Bits of the word with which the tags of a table's node begin: see Node in firmware/engine/object.h.
public static class NodeTags
{
    public const uint Guard = 128;  // behind the value's tag
    public const uint KeyTagShift = 8;
    // i32f32: the distance to the next node. In i64f64 it is a word of its own
    public const uint NextShift = 13;
}

// The basic types of the language (manual, section 2.1).
public enum Type : byte
{
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
}

// What a heap block or an image record is.
public enum ObjectKind : byte
{
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
}

// Bits of an object's header word.
public static class Header
{
    public const uint KindMask = 31;
    public const uint ColorMask = 96;
    public const uint ColorShift = 5;
    public const uint FinalizerBit = 128;  // tables and userdata: has a finalizer
    public const uint OpenBit = 128;  // upvalues: the value is still in a stack slot
    public const uint SizeShift = 8;  // size of the block in words
    public const uint SizeWordsMax = 0xFFFFFF;
}

// Colours in a header; everything in ROM is black for ever.
public static class Color
{
    public const uint White0 = 0;
    public const uint White1 = 32;
    public const uint Gray = 64;
    public const uint Black = 96;
}

public enum ThreadStatus : byte
{
    Suspended = 0,  // not started, or yielded
    Running = 1,
    Normal = 2,  // has resumed another one
    Dead = 3,  // finished
    Failed = 4,  // finished with an error
}

// High bits of Frame.call; a frame without any is a Lua function called by a Lua function.
public static class FrameFlag
{
    public const uint Native = 0x10000;  // a native function that called through callThen
    // called for an instruction of the frame below (metamethod, __close)
    public const uint FinishOperation = 0x20000;
    public const uint Protected = 0x40000;  // errors stop here (pcall, xpcall, finalizers)
    public const uint Handler = 0x80000;  // protected, and base[0] holds a message handler
    public const uint Entry = 0x100000;  // returning leaves the interpreter or ends the coroutine
    // called through callThen: the frame below is a native one that goes on
    public const uint Callback = 0x2000000;
    public const uint ErrorHandler = 0x4000000;  // a message handler that runs before unwinding
    // a debug hook: the function below is in the middle of an instruction
    public const uint Hook = 0x200000;
    // stands around a native function whose call a debug hook is told
    public const uint Hooked = 0x8000000;
    public const uint Finalizer = 0x400000;  // a __gc call: results and errors are dropped
    // calls __close of the variables it leaves, then goes on returning
    public const uint Closing = 0x800000;
    // hidden arguments lie below the function; Frame.extra counts them
    public const uint HiddenVarargs = 0x1000000;
    public const uint ResultsWantedMask = 0xFFFF;
}
