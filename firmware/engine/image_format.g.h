// Generated from tools/spec/image.txt; do not edit.
//
// The image format (.nlx): little endian, 4-byte aligned, relative offsets only.
//
//   +--------------+---------+--------------+------------+---------+--------+-------+--------+
//   | ImageHeader  | strings | string index | prototypes | modules | tables | debug | native |
//   +--------------+---------+--------------+------------+---------+--------+-------+--------+
//
// Strings, prototypes and constants are used in place. A section offset counts from the image's start,
// offsets inside a record from where the comment says. Every section begins on a word.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua {

struct ImageFormat {
    static constexpr uint32_t kMagic = 0x584C4E1Bu;  // the bytes 1B 4E 4C 58
    static constexpr uint32_t kVersion = 1;
    static constexpr uint32_t kFingerprint = 0x3FDA02A8u;
    static constexpr uint32_t kAlignment = 4;
    // ImageHeader.entryModule of an image that is only a library
    static constexpr uint32_t kNoEntry = 0xFFFFFFFFu;
    // Where NEWTABLE's bit k is clear, the EXTRAARG behind it says 0, or the number of fields that
    // the table gets, or which ConstantTableRecord it begins with, in units of 1 << ExtraShift.
    static constexpr uint32_t kExtraShift = 1;
    static constexpr uint32_t kExtraIsCount = 1;
    // B of such a NEWTABLE where the constructor has no fields, but others follow: it is 0 in the
    // source.
    static constexpr uint32_t kLaterFields = 32;
};

// Opcodes that only images have, beside those of opcodes.txt. An instruction with one of them does what
// it does with the official one, from which nothing else differs; what the name says holds besides.
enum class ImageOpcode : uint8_t {
    SelfCall = 85,  // SELF: next calls the method without further arguments
    // SELF: next is MOVE or LOADI of the only argument, and next to that the call
    SelfArgumentCall = 86,
    EqIForward = 87,  // EQI with k, and next jumps forward
    NeIForward = 88,  // EQI without k, and next jumps forward
    TrueForward = 89,  // TEST with k, and next jumps forward
    FalseForward = 90,  // TEST without k, and next jumps forward
};

// Calls X with every member of ImageOpcode, in order.
#define NANOLUA_IMAGE_OPCODES(X) \
    X(SelfCall) \
    X(SelfArgumentCall) \
    X(EqIForward) \
    X(NeIForward) \
    X(TrueForward) \
    X(FalseForward)

struct ImageFlag {
    static constexpr uint8_t kStripped = 1;  // no debug information
};

struct PrototypeFlag {
    // extra arguments lie below the function on the stack
    static constexpr uint8_t kHiddenVarargs = 1;
    static constexpr uint8_t kVarargTable = 2;  // extra arguments are in a table
};

struct ImageHeader {
    uint32_t magic;
    uint16_t formatVersion;
    uint8_t numberModel;  // 0: i32f32, 1: i64f64
    uint8_t flags;
    uint32_t abiFingerprint;  // of Abi and of ImageFormat, xored
    uint32_t imageBytes;
    uint32_t crc32;  // IEEE 802.3, over the whole image with this field as zero
    uint32_t entryModule;  // index into the modules, or NoEntry
    uint32_t stringsOffset;
    uint32_t stringsBytes;
    // u32 slots: offset of a short string from the image's start, 0 is empty
    uint32_t stringIndexOffset;
    uint32_t stringIndexSlots;  // a power of two; probed linearly from hash / 64 & (slots - 1)
    uint32_t prototypesOffset;
    uint32_t prototypesBytes;
    uint32_t modulesOffset;  // ImageModule records, sorted by the bytes of their names
    uint32_t moduleCount;
    uint32_t tablesOffset;  // 0: no constant tables
    uint32_t tablesBytes;
    uint32_t debugOffset;  // 0: stripped
    uint32_t debugBytes;
    uint32_t nativeOffset;  // 0: no native code
    uint32_t nativeBytes;
};
static_assert(sizeof(ImageHeader) == 80);
static_assert(offsetof(ImageHeader, magic) == 0);
static_assert(offsetof(ImageHeader, formatVersion) == 4);
static_assert(offsetof(ImageHeader, numberModel) == 6);
static_assert(offsetof(ImageHeader, flags) == 7);
static_assert(offsetof(ImageHeader, abiFingerprint) == 8);
static_assert(offsetof(ImageHeader, imageBytes) == 12);
static_assert(offsetof(ImageHeader, crc32) == 16);
static_assert(offsetof(ImageHeader, entryModule) == 20);
static_assert(offsetof(ImageHeader, stringsOffset) == 24);
static_assert(offsetof(ImageHeader, stringsBytes) == 28);
static_assert(offsetof(ImageHeader, stringIndexOffset) == 32);
static_assert(offsetof(ImageHeader, stringIndexSlots) == 36);
static_assert(offsetof(ImageHeader, prototypesOffset) == 40);
static_assert(offsetof(ImageHeader, prototypesBytes) == 44);
static_assert(offsetof(ImageHeader, modulesOffset) == 48);
static_assert(offsetof(ImageHeader, moduleCount) == 52);
static_assert(offsetof(ImageHeader, tablesOffset) == 56);
static_assert(offsetof(ImageHeader, tablesBytes) == 60);
static_assert(offsetof(ImageHeader, debugOffset) == 64);
static_assert(offsetof(ImageHeader, debugBytes) == 68);
static_assert(offsetof(ImageHeader, nativeOffset) == 72);
static_assert(offsetof(ImageHeader, nativeBytes) == 76);

struct ImageModule {
    uint32_t nameOffset;  // StringRecord, from the image's start
    uint32_t prototypeOffset;  // PrototypeRecord, from the image's start
};
static_assert(sizeof(ImageModule) == 8);
static_assert(offsetof(ImageModule, nameOffset) == 0);
static_assert(offsetof(ImageModule, prototypeOffset) == 4);

// The fields of a table that a main function makes with constants alone. The EXTRAARG behind its
// NEWTABLE names it by 1 + the record's distance from the section's start in words. Followed by the
// nodes: see Node in firmware/engine/object.h. Their keys are short strings with Tag.ImageString
// and integers with Tag.ImageInteger; all strings are distances from the node.
struct ConstantTableRecord {
    uint8_t nodesLog2;  // of the nodes that are main positions
    uint8_t spareSixteenths;  // how many other nodes follow, of their number; below 16
    uint16_t skippedCount;  // instructions behind EXTRAARG that write the fields to an empty table
};
static_assert(sizeof(ConstantTableRecord) == 4);
static_assert(offsetof(ConstantTableRecord, nodesLog2) == 0);
static_assert(offsetof(ConstantTableRecord, spareSixteenths) == 1);
static_assert(offsetof(ConstantTableRecord, skippedCount) == 2);

// Followed by the text, NUL, zeros up to the next word, and, if it is long, its length in bytes as a word.
struct StringRecord {
    uint32_t header;  // kind ShortString or LongString, black, size in words
    uint32_t hash;  // of a short string: with its length, see Abi.ShortStringLengthMask
};
static_assert(sizeof(StringRecord) == 8);
static_assert(offsetof(StringRecord, header) == 0);
static_assert(offsetof(StringRecord, hash) == 4);

// Followed by the instructions; offsets count from the record's start.
struct PrototypeRecord {
    uint32_t header;  // kind Prototype, black, size in words of record and instructions
    int32_t imageOffset;  // of the ImageHeader: negative
    uint8_t parameterCount;
    uint8_t flags;
    uint8_t stackSlotsMax;
    uint8_t upvalueCount;
    // values; a string constant's payload is its distance from the first of them
    uint32_t constantsOffset;
    uint32_t constantCount;
    uint32_t codeCount;
    uint32_t prototypesOffset;  // i32 each: distance of the nested prototype from this entry
    uint32_t prototypeCount;
    uint32_t upvaluesOffset;  // UpvalueRecord each
    int32_t debugOffset;  // DebugRecord; 0: stripped
    uint32_t lineDefined;
    uint32_t lastLineDefined;
};
static_assert(sizeof(PrototypeRecord) == 48);
static_assert(offsetof(PrototypeRecord, header) == 0);
static_assert(offsetof(PrototypeRecord, imageOffset) == 4);
static_assert(offsetof(PrototypeRecord, parameterCount) == 8);
static_assert(offsetof(PrototypeRecord, flags) == 9);
static_assert(offsetof(PrototypeRecord, stackSlotsMax) == 10);
static_assert(offsetof(PrototypeRecord, upvalueCount) == 11);
static_assert(offsetof(PrototypeRecord, constantsOffset) == 12);
static_assert(offsetof(PrototypeRecord, constantCount) == 16);
static_assert(offsetof(PrototypeRecord, codeCount) == 20);
static_assert(offsetof(PrototypeRecord, prototypesOffset) == 24);
static_assert(offsetof(PrototypeRecord, prototypeCount) == 28);
static_assert(offsetof(PrototypeRecord, upvaluesOffset) == 32);
static_assert(offsetof(PrototypeRecord, debugOffset) == 36);
static_assert(offsetof(PrototypeRecord, lineDefined) == 40);
static_assert(offsetof(PrototypeRecord, lastLineDefined) == 44);

struct UpvalueRecord {
    uint8_t inStack;  // 1: register of the enclosing function, 0: its upvalue
    uint8_t index;
    uint8_t kind;
    uint8_t reserved;  // 0
};
static_assert(sizeof(UpvalueRecord) == 4);
static_assert(offsetof(UpvalueRecord, inStack) == 0);
static_assert(offsetof(UpvalueRecord, index) == 1);
static_assert(offsetof(UpvalueRecord, kind) == 2);
static_assert(offsetof(UpvalueRecord, reserved) == 3);

// Offsets count from the record's start; 0 where there is nothing.
struct DebugRecord {
    int32_t sourceOffset;  // StringRecord "@file.lua"
    uint32_t lineDeltasOffset;  // i8 per instruction; -128: see the absolute lines
    uint32_t lineDeltaCount;
    uint32_t absoluteLinesOffset;
    uint32_t absoluteLineCount;
    uint32_t localVariablesOffset;
    uint32_t localVariableCount;
    uint32_t upvalueNamesOffset;  // i32 each: distance of the StringRecord from this entry, or 0
    uint32_t upvalueNameCount;
};
static_assert(sizeof(DebugRecord) == 36);
static_assert(offsetof(DebugRecord, sourceOffset) == 0);
static_assert(offsetof(DebugRecord, lineDeltasOffset) == 4);
static_assert(offsetof(DebugRecord, lineDeltaCount) == 8);
static_assert(offsetof(DebugRecord, absoluteLinesOffset) == 12);
static_assert(offsetof(DebugRecord, absoluteLineCount) == 16);
static_assert(offsetof(DebugRecord, localVariablesOffset) == 20);
static_assert(offsetof(DebugRecord, localVariableCount) == 24);
static_assert(offsetof(DebugRecord, upvalueNamesOffset) == 28);
static_assert(offsetof(DebugRecord, upvalueNameCount) == 32);

struct AbsoluteLineRecord {
    uint32_t pc;
    uint32_t line;
};
static_assert(sizeof(AbsoluteLineRecord) == 8);
static_assert(offsetof(AbsoluteLineRecord, pc) == 0);
static_assert(offsetof(AbsoluteLineRecord, line) == 4);

struct LocalVariableRecord {
    int32_t nameOffset;  // StringRecord, from this field
    uint32_t startPc;
    uint32_t endPc;  // the first instruction in which the variable is dead
};
static_assert(sizeof(LocalVariableRecord) == 12);
static_assert(offsetof(LocalVariableRecord, nameOffset) == 0);
static_assert(offsetof(LocalVariableRecord, startPc) == 4);
static_assert(offsetof(LocalVariableRecord, endPc) == 8);

}  // namespace nanolua
