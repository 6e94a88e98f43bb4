// Images: the records of an .nlx file as the engine uses them in place, and mounting.
//
// Invariants: an image is 4-byte aligned, is never written, and every offset in it is relative (to
// the image's start, or, in prototypes, constants and strings, to the record that holds it), so it
// runs at any address. tools/spec/image.txt is the contract; the packer writes what this file reads.
// The strings section is a sequence of records without gaps. The prototypes section is a sequence of
// groups without gaps, each of which is a record with its instructions, followed, in any order, by
// its constants, nested prototype entries and upvalue records.
#pragma once

#include "image_format.g.h"
#include "object.h"

namespace nanolua {

struct State;

// What ImageHeader::abiFingerprint must be.
inline constexpr uint32_t kImageFingerprint = Abi::kFingerprint ^ ImageFormat::kFingerprint;

using Instruction = uint32_t;

// A function's code: the record of tools/spec/image.txt with its instructions behind it.
struct Prototype : PrototypeRecord {
    const uint8_t* bytes() const { return reinterpret_cast<const uint8_t*>(this); }
    const Instruction* code() const { return reinterpret_cast<const Instruction*>(this + 1); }
    // State::pc when the function begins.
    const Instruction* beforeCode() const { return code() - 1; }
    const Value* constants() const {
        return reinterpret_cast<const Value*>(bytes() + constantsOffset);
    }
    const UpvalueRecord* upvalueRecords() const {
        return reinterpret_cast<const UpvalueRecord*>(bytes() + upvaluesOffset);
    }
    const Prototype* prototype(uint32_t index) const {
        const int32_t* entry =
            reinterpret_cast<const int32_t*>(bytes() + prototypesOffset) + index;
        return reinterpret_cast<const Prototype*>(reinterpret_cast<const uint8_t*>(entry) + *entry);
    }
    const DebugRecord* debug() const {
        return debugOffset == 0 ? nullptr
                                : reinterpret_cast<const DebugRecord*>(bytes() + debugOffset);
    }
    const ImageHeader* image() const {
        return reinterpret_cast<const ImageHeader*>(bytes() + imageOffset);
    }
};

static_assert(sizeof(Prototype) == sizeof(PrototypeRecord));

// The constant table that an EXTRAARG names.
inline const ConstantTableRecord* constantTable(const ImageHeader* image, uint32_t place) {
    Ref offset = image->tablesOffset + (place - 1) * kWordBytes;
    return pointerTo<const ConstantTableRecord>(refTo(image) + offset);
}

// A string constant's payload is the offset of the String from the first constant; all other
// constants are ordinary values.
inline const String* stringConstant(const Value* constants, uint32_t index) {
    return pointerTo<const String>(refTo(constants) + constants[index].payload.ref);
}

// The string at a distance from a place in code or debug information. Distances wrap around: those of
// code in the heap may lead anywhere.
inline const String* stringAt(const void* place, int32_t distance) {
    return pointerTo<const String>(refTo(place) + uint32_t(distance));
}

inline const LocalVariableRecord* localVariables(const DebugRecord* debug) {
    return reinterpret_cast<const LocalVariableRecord*>(
        reinterpret_cast<const uint8_t*>(debug) + debug->localVariablesOffset);
}

// Distances of the names from the entries; 0 is no name.
inline const int32_t* upvalueNames(const DebugRecord* debug) {
    return reinterpret_cast<const int32_t*>(reinterpret_cast<const uint8_t*>(debug) +
                                            debug->upvalueNamesOffset);
}

inline void loadConstant(Value& to, const Value* constants, uint32_t index) {
    to = constants[index];
    if (to.isString()) to.payload.ref += refTo(constants);
}

// An image that is part of a state. Lies in the state's heap; the image does not.
struct MountedImage : Object {
    Link<MountedImage> next;
    Link<const ImageHeader> image;
};

enum class LoadError : uint8_t {
    kNone,
    kEmpty,           // no bytes
    kMisaligned,      // address is not a multiple of 4
    kBadMagic,        // not an image
    kTruncated,       // fewer bytes than the header says
    kFormatVersion,   // made for another format version
    kNumberModel,     // made for another number model
    kAbi,             // made for another opcode set or layout
    kChecksum,        // CRC-32 differs
    kBadOffset,       // a section or record is invalid or lies outside its place
    kBadModule,       // the entry module or a module's name or prototype is invalid
};

// What is wrong, and where in the image. `expected` and `found` are the two sides of a mismatch: what
// this engine or the header requires, and what the image holds.
struct LoadResult {
    LoadError error;
    uint32_t offset;
    uint32_t expected;
    uint32_t found;
};

// Checks header, sections, checksum and the bounds of every record; reads only.
LoadResult checkImage(const void* image, uint32_t availableBytes);

// One English sentence for a result, without file name: "image is for number model i64f64, this
// engine is i32f32". Writes at most `textBytes` with the terminating zero.
void describeLoadResult(const LoadResult& result, char* text, size_t textBytes);

// Makes a checked image part of the state: its strings are found by makeString, its modules by
// findModule. Allocates one small record (may raise "not enough memory").
void mountImage(State& state, const ImageHeader* image);

// The prototype of a module in any mounted image (newest first), or nullptr.
const Prototype* findModule(const State& state, const String* name);
const Prototype* findModule(const State& state, const char* name, uint32_t nameBytes);

// The main function of an image, or nullptr if it has no entry module.
const Prototype* entryPrototype(const ImageHeader* image);

// For makeString: the image's string with this text, or nullptr.
const String* findImageString(const ImageHeader* image, uint32_t hash, const char* text,
                              uint32_t bytes);

} // namespace nanolua
