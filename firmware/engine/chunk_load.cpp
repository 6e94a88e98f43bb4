// Makes code in the heap of an official binary chunk; chunk.h describes both.
//
// The chunk is read twice by the same functions. The first time measures, and makes the strings, which
// a table keeps alive; the second fills the block and allocates nothing. Functions being read are a
// list in a buffer: the C stack does not grow with their nesting.
//
// Invariant: no byte is trusted. What is missing or wrong is noted once, as `problem_`; from then on
// there is nothing left to read, so that every count read afterwards is 0.
#include <string.h>

#include "chunk.h"
#include "gc.h"
#include "nanolua.h"
#include "table.h"

namespace nanolua {

constexpr uint8_t chunk::kHeader[] = {
    0x1B, 'L', 'u', 'a', 0x55, 0, 0x19, 0x93, '\r', '\n', 0x1A, '\n', // signature, version, check
    4, 0x88, 0xA9, 0xFF, 0xFF, 4, 0x78, 0x56, 0x34, 0x12,             // int, instruction
#if defined(NANOLUA_NUMBERS_I32F32)
    4, 0x88, 0xA9, 0xFF, 0xFF, 4, 0x00, 0x40, 0xB9, 0xC3,
#else
    8, 0x88, 0xA9, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    8, 0x00, 0x00, 0x00, 0x00, 0x00, 0x28, 0x77, 0xC0,
#endif
};

namespace {

constexpr char kTruncated[] = "truncated chunk";
constexpr char kCorrupted[] = "corrupted chunk";

// A flag of the program that made the chunk: its code was in fixed memory. Of no use here.
constexpr uint8_t kFixedFlag = 4;

enum Slot : uint32_t { kStrings = 0, kOpenFunctions = 1, kNewString = 2 };

// A function whose nested ones are being read.
struct OpenFunction {
    uint32_t recordBytes; // offset of its record in the block
    uint32_t nestedBytes; // offset of the entry of the next nested one
    uint32_t nestedLeft;
    uint8_t stackSlotsMax;
    uint8_t upvalueCount;
    uint16_t unused;
};

class ChunkReader {
public:
    ChunkReader(State& state, Value* slots, const void* bytes, uint32_t chunkBytes)
        : state_(state), slots_(slots), start_(static_cast<const uint8_t*>(bytes)),
          end_(start_ + chunkBytes) {}

    // Returns the problem, or nullptr.
    const char* measure();
    LoadedCode* fill(Object* block);
    uint32_t blockBytes() const { return prototypesEnd_ + debugEnd_; }

private:
    /// Bytes ///
    void fail(const char* problem);
    uint32_t bytesLeft() const { return uint32_t(end_ - next_); }
    const uint8_t* take(uint32_t bytes);
    uint8_t byte();
    Unsigned varint(Unsigned max);
    uint32_t count() { return uint32_t(varint(INT32_MAX)); }
    uint32_t countOfItems(uint32_t itemBytesMin);
    void align();
    void copy(void* to, uint32_t bytes);

    /// Places in the block, nullptr while measuring ///
    template <class T> T* at(uint32_t offset) {
        return block_ == nullptr ? nullptr : reinterpret_cast<T*>(block_ + offset);
    }
    static uint32_t reserve(uint32_t& end, uint32_t bytes) {
        uint32_t offset = end;
        end += (bytes + kWordBytes - 1) & ~(kWordBytes - 1);
        return offset;
    }
    static int32_t distance(const String* string, const void* place) {
        return int32_t(refTo(string) - refTo(place));
    }

    /// The twins of the writer's functions ///
    void readHeader();
    void readChunk();
    uint32_t readFunctions();
    void readHead();
    void readConstants(uint32_t offset, uint32_t constantCount);
    Integer readInteger();
    Tag readConstant(Value& value, const Value* constants);
    void readUpvalues(uint32_t offset, uint32_t upvalueCount);
    String* readString();
    String* readNewString(uint32_t bytes);
    void readTail(const OpenFunction& function);
    uint32_t readAbsoluteLines(uint32_t& offset);
    uint32_t readLocalVariables(uint32_t& offset);
    uint32_t readUpvalueNames(uint32_t& offset, uint32_t upvalueCount);

    StringBuilder openFunctions() { return StringBuilder::resume(state_, &slots_[kOpenFunctions]); }
    OpenFunction* innermost();

    State& state_;
    Value* slots_;
    const uint8_t* start_;
    const uint8_t* next_ = nullptr;
    const uint8_t* end_;
    uint8_t* block_ = nullptr;
    const char* problem_ = nullptr;
    Unsigned stringCount_ = 0;
    uint32_t prototypesEnd_ = 0; // where the next group goes
    uint32_t debugEnd_ = 0;      // where the next debug record goes
};

/// Bytes ///

void ChunkReader::fail(const char* problem) {
    if (problem_ == nullptr) problem_ = problem;
    next_ = end_;
}

NL_NOINLINE const uint8_t* ChunkReader::take(uint32_t bytes) {
    if (bytes > bytesLeft()) {
        fail(kTruncated);
        return nullptr;
    }
    const uint8_t* taken = next_;
    next_ += bytes;
    return taken;
}

NL_NOINLINE uint8_t ChunkReader::byte() {
    const uint8_t* taken = take(1);
    return taken == nullptr ? 0 : *taken;
}

// Seven bits a byte, the highest first.
NL_NOINLINE Unsigned ChunkReader::varint(Unsigned max) {
    Unsigned value = 0;
    uint8_t group;
    do {
        group = byte();
        if (value > max >> 7) {
            fail("integer overflow");
            return 0;
        }
        value = value << 7 | (group & 0x7F);
    } while ((group & 0x80) != 0);
    return problem_ == nullptr ? value : 0;
}

// No item takes fewer bytes, so that a wrong count cannot make the block much larger than the chunk.
NL_NOINLINE uint32_t ChunkReader::countOfItems(uint32_t itemBytesMin) {
    uint32_t items = count();
    if (items <= bytesLeft() / itemBytesMin) return items;
    fail(kTruncated);
    return 0;
}

NL_NOINLINE void ChunkReader::align() {
    while ((next_ - start_) % kWordBytes != 0 && problem_ == nullptr) byte();
}

NL_NOINLINE void ChunkReader::copy(void* to, uint32_t bytes) {
    const uint8_t* taken = take(bytes);
    if (to != nullptr && taken != nullptr) memcpy(to, taken, bytes);
}

/// The chunk ///

void ChunkReader::readHeader() {
    // How many bytes of the header, and what is wrong if they are others.
    static constexpr char kProblems[] =
        "\4not a binary chunk\0\1version mismatch\0\1format mismatch\0\6corrupted chunk\0"
        "\1int size mismatch\0\4int format mismatch\0\1instruction size mismatch\0"
        "\4instruction format mismatch\0\1Lua integer size mismatch\0"
#if defined(NANOLUA_NUMBERS_I32F32)
        "\4Lua integer format mismatch\0\1Lua number size mismatch\0\4Lua number format mismatch\0";
#else
        "\10Lua integer format mismatch\0\1Lua number size mismatch\0\10Lua number format mismatch\0";
#endif
    const uint8_t* expected = chunk::kHeader;
    for (const char* problem = kProblems; *problem != 0; problem += textBytes(problem) + 1) {
        const uint32_t bytes = uint8_t(*problem);
        const uint8_t* found = take(bytes);
        if (found == nullptr) return;
        if (memcmp(found, expected, bytes) != 0) return fail(problem + 1);
        expected += bytes;
    }
}

void ChunkReader::readChunk() {
    next_ = start_;
    stringCount_ = 0;
    readHeader();
    uint32_t upvalueCount = byte();
    if (readFunctions() != upvalueCount) fail(kCorrupted);
}

const char* ChunkReader::measure() {
    prototypesEnd_ = sizeof(LoadedCode);
    readChunk();
    return problem_;
}

LoadedCode* ChunkReader::fill(Object* block) {
    LoadedCode* code = static_cast<LoadedCode*>(block);
    block_ = reinterpret_cast<uint8_t*>(block);
    code->prototypesEndBytes = debugEnd_ = prototypesEnd_;
    prototypesEnd_ = sizeof(LoadedCode);
    readChunk();
    NL_ASSERT(problem_ == nullptr && prototypesEnd_ == code->prototypesEndBytes);
    NL_ASSERT(debugEnd_ <= block->sizeBytes());
    return code;
}

/// Functions ///

OpenFunction* ChunkReader::innermost() {
    StringBuilder list = openFunctions();
    if (list.lengthBytes() == 0) return nullptr;
    return reinterpret_cast<OpenFunction*>(list.text() + list.lengthBytes()) - 1;
}

// Returns how many upvalues the main function has.
uint32_t ChunkReader::readFunctions() {
    readHead();
    uint32_t upvalueCount = innermost()->upvalueCount;
    while (OpenFunction* function = innermost()) {
        if (function->nestedLeft != 0 && problem_ == nullptr) {
            function->nestedLeft--;
            if (int32_t* entry = at<int32_t>(function->nestedBytes))
                *entry = int32_t(prototypesEnd_ - function->nestedBytes);
            function->nestedBytes += kWordBytes;
            readHead();
        } else {
            readTail(*function);
            StringBuilder list = openFunctions();
            list.truncate(list.lengthBytes() - uint32_t(sizeof(OpenFunction)));
        }
    }
    return upvalueCount;
}

// Everything before the nested functions.
void ChunkReader::readHead() {
    constexpr uint32_t prototypeBytesMin = 15;
    uint32_t offset = reserve(prototypesEnd_, sizeof(PrototypeRecord));
    PrototypeRecord record;
    record.imageOffset = -int32_t(offset);
    record.debugOffset = 0;
    record.lineDefined = count();
    record.lastLineDefined = count();
    record.parameterCount = byte();
    record.flags = uint8_t(byte() & ~kFixedFlag);
    record.stackSlotsMax = byte();
    record.codeCount = countOfItems(kWordBytes);
    align();
    uint32_t codeBytes = record.codeCount * kWordBytes;
    copy(at<void>(reserve(prototypesEnd_, codeBytes)), codeBytes);
    record.header = uint32_t(ObjectKind::Prototype) | (prototypesEnd_ - offset) / kWordBytes
                                                          << Header::kSizeShift;
    record.constantCount = countOfItems(1);
    uint32_t constants = reserve(prototypesEnd_, record.constantCount * kValueBytes);
    record.constantsOffset = constants - offset;
    readConstants(constants, record.constantCount);
    uint32_t upvalueCount = countOfItems(3);
    if (upvalueCount > UINT8_MAX || record.parameterCount > record.stackSlotsMax ||
        record.codeCount == 0)
        fail(kCorrupted);
    record.upvalueCount = uint8_t(upvalueCount);
    uint32_t upvalues = reserve(prototypesEnd_, upvalueCount * sizeof(UpvalueRecord));
    record.upvaluesOffset = upvalues - offset;
    readUpvalues(upvalues, upvalueCount);
    record.prototypeCount = countOfItems(prototypeBytesMin);
    uint32_t nested = reserve(prototypesEnd_, record.prototypeCount * kWordBytes);
    record.prototypesOffset = nested - offset;
    if (block_ != nullptr) memcpy(block_ + offset, &record, sizeof(record));
    OpenFunction open = {offset, nested, record.prototypeCount, record.stackSlotsMax,
                         record.upvalueCount, 0};
    StringBuilder list = openFunctions();
    if (list.lengthBytes() > kChunkNestingMax * sizeof(OpenFunction))
        return fail("functions nested too deeply");
    list.append(reinterpret_cast<const char*>(&open), sizeof(open));
}

/// Constants and upvalues ///

void ChunkReader::readConstants(uint32_t offset, uint32_t constantCount) {
    Value* constants = at<Value>(offset);
    for (uint32_t i = 0; i < constantCount && problem_ == nullptr; i++) {
        Value value;
        value.payload.integer = 0;
        value.tag = readConstant(value, constants);
        if (constants != nullptr) constants[i] = value;
    }
}

// Numbers near zero are short: 0, -1, 1, -2 are written as 0, 1, 2, 3.
Integer ChunkReader::readInteger() {
    Unsigned coded = varint(~Unsigned(0));
    Unsigned magnitude = coded >> 1;
    return Integer((coded & 1) != 0 ? ~magnitude : magnitude);
}

Tag ChunkReader::readConstant(Value& value, const Value* constants) {
    switch (byte()) {
    case chunk::kNil: return Tag::Nil;
    case chunk::kFalse: return Tag::False;
    case chunk::kTrue: return Tag::True;
    case chunk::kInteger: value.payload.integer = readInteger(); return Tag::Integer;
    case chunk::kFloat: copy(&value.payload.number, chunk::kNumberBytes); return Tag::Float;
    case chunk::kShortString:
    case chunk::kLongString: {
        const String* string = readString();
        if (string == nullptr) break;
        value.setString(string);
        value.payload.ref = uint32_t(distance(string, constants));
        return value.tag;
    }
    default: fail("invalid constant"); return Tag::Nil;
    }
    fail("bad format for constant string");
    return Tag::Nil;
}

// An upvalue is a register or an upvalue of the enclosing function; those of the main function are
// made by load.
void ChunkReader::readUpvalues(uint32_t offset, uint32_t upvalueCount) {
    const OpenFunction* outer = innermost();
    for (uint32_t i = 0; i < upvalueCount && problem_ == nullptr; i++) {
        UpvalueRecord record;
        record.inStack = byte();
        record.index = byte();
        record.kind = byte();
        record.reserved = 0;
        if (outer != nullptr) {
            uint32_t limit = record.inStack != 0 ? outer->stackSlotsMax : outer->upvalueCount;
            if (record.inStack > 1 || record.index >= limit) fail(kCorrupted);
        }
        if (UpvalueRecord* place = at<UpvalueRecord>(offset)) place[i] = record;
    }
}

/// Strings ///

// nullptr: no string, or a problem.
NL_NOINLINE String* ChunkReader::readString() {
    Unsigned bytes = varint(Unsigned(kIntegerMax));
    if (bytes != 0) {
        if (bytes <= bytesLeft()) return readNewString(uint32_t(bytes));
        fail(kTruncated);
        return nullptr;
    }
    Unsigned index = varint(~Unsigned(0));
    if (index == 0) return nullptr;
    if (index > stringCount_) {
        fail("invalid string index");
        return nullptr;
    }
    Value known;
    getByInteger(slots_[kStrings].table(), Integer(index), known);
    return known.string();
}

// With the terminating zero.
String* ChunkReader::readNewString(uint32_t bytes) {
    const char* text = reinterpret_cast<const char*>(take(bytes));
    Table* strings = slots_[kStrings].table();
    Value string;
    Integer index = Integer(++stringCount_);
    if (block_ == nullptr) {
        setText(state_, string, text, bytes - 1);
        slots_[kNewString] = string;
        setByInteger(state_, strings, index, string);
    } else {
        getByInteger(strings, index, string);
    }
    return string.string();
}

/// Debug information ///

// Everything behind the nested functions.
void ChunkReader::readTail(const OpenFunction& function) {
    uint32_t offset = reserve(debugEnd_, sizeof(DebugRecord));
    uint32_t parts = debugEnd_;
    DebugRecord record;
    const String* source = readString();
    record.sourceOffset = source == nullptr ? 0 : distance(source, at<void>(offset));
    record.lineDeltaCount = countOfItems(1);
    uint32_t deltas = reserve(debugEnd_, record.lineDeltaCount);
    copy(at<void>(deltas), record.lineDeltaCount);
    record.lineDeltasOffset = deltas - offset;
    record.absoluteLineCount = readAbsoluteLines(record.absoluteLinesOffset);
    record.localVariableCount = readLocalVariables(record.localVariablesOffset);
    record.upvalueNameCount = readUpvalueNames(record.upvalueNamesOffset, function.upvalueCount);
    record.absoluteLinesOffset -= offset;
    record.localVariablesOffset -= offset;
    record.upvalueNamesOffset -= offset;
    if (source == nullptr && parts == debugEnd_) {
        debugEnd_ = offset;
    } else if (block_ != nullptr) {
        memcpy(block_ + offset, &record, sizeof(record));
        at<PrototypeRecord>(function.recordBytes)->debugOffset =
            int32_t(offset - function.recordBytes);
    }
}

uint32_t ChunkReader::readAbsoluteLines(uint32_t& offset) {
    uint32_t lines = countOfItems(sizeof(AbsoluteLineRecord));
    uint32_t bytes = lines * uint32_t(sizeof(AbsoluteLineRecord));
    offset = reserve(debugEnd_, bytes);
    if (lines == 0) return 0;
    align();
    copy(at<void>(offset), bytes);
    return lines;
}

uint32_t ChunkReader::readLocalVariables(uint32_t& offset) {
    constexpr uint32_t localVariableBytesMin = 4;
    uint32_t variables = countOfItems(localVariableBytesMin);
    offset = reserve(debugEnd_, variables * uint32_t(sizeof(LocalVariableRecord)));
    for (uint32_t i = 0; i < variables && problem_ == nullptr; i++) {
        const String* name = readString();
        if (name == nullptr) fail(kCorrupted);
        uint32_t startPc = count();
        uint32_t endPc = count();
        if (LocalVariableRecord* place = at<LocalVariableRecord>(offset))
            place[i] = {distance(name, &place[i]), startPc, endPc};
    }
    return variables;
}

// There are as many as upvalues, or none.
uint32_t ChunkReader::readUpvalueNames(uint32_t& offset, uint32_t upvalueCount) {
    uint32_t names = count() != 0 ? upvalueCount : 0;
    offset = reserve(debugEnd_, names * kWordBytes);
    for (uint32_t i = 0; i < names && problem_ == nullptr; i++) {
        const String* name = readString();
        if (int32_t* place = at<int32_t>(offset))
            place[i] = name == nullptr ? 0 : distance(name, &place[i]);
    }
    return names;
}

/// Results ///

// What PUC-Rio Lua calls a chunk in messages about it.
const char* chunkTitle(const char* name) {
    if (*name == '@' || *name == '=') return name + 1;
    return *name == char(chunk::kHeader[0]) ? "binary string" : name;
}

} // namespace

bool loadChunk(State& state, Value* slots, const void* bytes, uint32_t chunkBytes,
               const char* name) {
    for (uint32_t i = 0; i < kChunkSlots; i++) slots[i].setNil();
    slots[kStrings].setTable(newTable(state, 0, 0));
    StringBuilder(state, &slots[kOpenFunctions]);
    ChunkReader reader(state, slots, bytes, chunkBytes);
    if (const char* problem = reader.measure()) {
        StringBuilder message(state, &slots[kStrings]);
        appendFormat(message, "%s: bad binary format (%s)", chunkTitle(name), problem);
        message.finish();
        return false;
    }
    LoadedCode* code = reader.fill(allocate(state, reader.blockBytes(), ObjectKind::LoadedCode));
    state.collector.newborn = code;
    makeMainFunction(state, slots[0], code->begin());
    state.collector.newborn = nullptr;
    return true;
}

} // namespace nanolua
