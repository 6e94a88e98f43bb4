// Writes the official binary chunk of a function, byte for byte as PUC-Rio Lua 5.5 does. chunk.h says
// what for; chunk_load.cpp holds the twins of the functions here.
//
// Invariant: the functions being written are a list in a buffer, so the C stack does not grow with
// their nesting; of an image nothing but that nesting is bounded here.
#include "chunk.h"
#include "instruction.h"
#include "nanolua.h"
#include "table.h"

namespace nanolua {

namespace {

enum Slot : uint32_t { kOutput = 0, kStrings = 1, kOpenFunctions = 2 };

// A function whose nested ones are being written.
struct OpenFunction {
    Link<const Prototype> prototype;
    uint32_t nestedDone;
};

class ChunkWriter {
public:
    ChunkWriter(State& state, Value* slots, bool strip)
        : state_(state), slots_(slots), strip_(strip), output_(state, &slots[kOutput]) {}

    void writeChunk(const Prototype* main);
    void finish() { output_.finish(); }

private:
    /// Bytes ///
    void bytes(const void* from, uint32_t count) {
        output_.append(static_cast<const char*>(from), count);
    }
    void byte(uint8_t value) { output_.append(char(value)); }
    void varint(Unsigned value);
    void count(uint32_t value) { varint(value); }
    void align();

    /// The twins of the reader's functions ///
    void writeHead(const Prototype* prototype);
    void writeCode(const Instruction* code, uint32_t codeCount);
    void writeConstant(const Value* constants, uint32_t index);
    void writeString(const String* string);
    void writeTail(const Prototype* prototype);
    void writeLines(const DebugRecord* debug);
    void writeLocalVariables(const DebugRecord* debug);
    void writeUpvalueNames(const DebugRecord* debug, uint32_t upvalueCount);

    StringBuilder openFunctions() { return StringBuilder::resume(state_, &slots_[kOpenFunctions]); }
    OpenFunction* innermost();

    State& state_;
    Value* slots_;
    bool strip_;
    uint32_t stringCount_ = 0;
    StringBuilder output_;
};

/// Bytes ///

// Seven bits a byte, the highest first.
NL_NOINLINE void ChunkWriter::varint(Unsigned value) {
    uint32_t shift = 0;
    while (value >> shift > 0x7F) shift += 7;
    for (; shift != 0; shift -= 7) byte(uint8_t(value >> shift) | 0x80);
    byte(uint8_t(value) & 0x7F);
}

void ChunkWriter::align() {
    while (output_.lengthBytes() % kWordBytes != 0) byte(0);
}

/// Functions ///

OpenFunction* ChunkWriter::innermost() {
    StringBuilder list = openFunctions();
    if (list.lengthBytes() == 0) return nullptr;
    return reinterpret_cast<OpenFunction*>(list.text() + list.lengthBytes()) - 1;
}

void ChunkWriter::writeChunk(const Prototype* main) {
    bytes(chunk::kHeader, chunk::kHeaderBytes);
    byte(main->upvalueCount);
    writeHead(main);
    while (OpenFunction* function = innermost()) {
        const Prototype* prototype = function->prototype;
        if (function->nestedDone != prototype->prototypeCount) {
            writeHead(prototype->prototype(function->nestedDone++));
        } else {
            writeTail(prototype);
            StringBuilder list = openFunctions();
            list.truncate(list.lengthBytes() - uint32_t(sizeof(OpenFunction)));
        }
    }
}

// Without what instructions say in images alone: by own opcodes, and a NEWTABLE without k with the
// EXTRAARG behind it.
void ChunkWriter::writeCode(const Instruction* code, uint32_t codeCount) {
    for (uint32_t pc = 0; pc < codeCount; pc++) {
        Instruction i = officialInstruction(code[pc]);
        if (plainOpcodeOf(i) == Opcode::NewTable && !flagK(i) &&
            argumentWideB(i) == ImageFormat::kLaterFields)
            i &= ~(ImageFormat::kLaterFields << InstructionLayout::kVBPosition);
        if (plainOpcodeOf(i) == Opcode::ExtraArg && plainOpcodeOf(code[pc - 1]) == Opcode::NewTable &&
            !flagK(code[pc - 1]))
            i = Instruction(Opcode::ExtraArg);
        bytes(&i, sizeof(i));
    }
}

// Everything before the nested functions.
void ChunkWriter::writeHead(const Prototype* prototype) {
    count(prototype->lineDefined);
    count(prototype->lastLineDefined);
    byte(prototype->parameterCount);
    byte(prototype->flags);
    byte(prototype->stackSlotsMax);
    count(prototype->codeCount);
    align();
    writeCode(prototype->code(), prototype->codeCount);
    count(prototype->constantCount);
    for (uint32_t i = 0; i < prototype->constantCount; i++)
        writeConstant(prototype->constants(), i);
    count(prototype->upvalueCount);
    for (uint32_t i = 0; i < prototype->upvalueCount; i++)
        bytes(prototype->upvalueRecords() + i, offsetof(UpvalueRecord, reserved));
    count(prototype->prototypeCount);
    StringBuilder list = openFunctions();
    if (list.lengthBytes() > kChunkNestingMax * sizeof(OpenFunction))
        raiseError(state_, "unable to dump given function");
    OpenFunction open = {prototype, 0};
    list.append(reinterpret_cast<const char*>(&open), sizeof(open));
}

/// Constants ///

// Numbers near zero are short: 0, -1, 1, -2 are written as 0, 1, 2, 3.
Unsigned coded(Integer integer) {
    Unsigned bits = Unsigned(integer);
    return integer >= 0 ? 2 * bits : 2 * ~bits + 1;
}

void ChunkWriter::writeConstant(const Value* constants, uint32_t index) {
    const Value* constant = &constants[index];
    switch (constant->tag) {
    case Tag::False: byte(chunk::kFalse); break;
    case Tag::True: byte(chunk::kTrue); break;
    case Tag::Integer:
        byte(chunk::kInteger);
        varint(coded(constant->integer()));
        break;
    case Tag::Float:
        byte(chunk::kFloat);
        bytes(&constant->payload.number, chunk::kNumberBytes);
        break;
    case Tag::ShortString:
    case Tag::LongString:
        byte(constant->tag == Tag::ShortString ? chunk::kShortString : chunk::kLongString);
        writeString(stringConstant(constants, index));
        break;
    default: byte(chunk::kNil); break;
    }
}

// The text, or, from the second time on, the number of the string.
void ChunkWriter::writeString(const String* string) {
    Table* strings = slots_[kStrings].table();
    Value key;
    Value number;
    number.setInteger(0);
    if (string != nullptr) {
        key.setString(string);
        if (getByKey(strings, key, number) == Tag::Nil) {
            varint(Unsigned(string->lengthBytes()) + 1);
            bytes(string->text(), string->lengthBytes() + 1);
            number.setInteger(Integer(++stringCount_));
            setByKey(state_, strings, key, number);
            return;
        }
    }
    varint(0);
    varint(Unsigned(number.integer()));
}

/// Debug information ///

template <class T> const T* recordsOf(const DebugRecord* debug, uint32_t offset) {
    return reinterpret_cast<const T*>(reinterpret_cast<const uint8_t*>(debug) + offset);
}

constexpr DebugRecord kNoDebug = {};

// Everything behind the nested functions.
void ChunkWriter::writeTail(const Prototype* prototype) {
    const DebugRecord* debug = strip_ ? nullptr : prototype->debug();
    if (debug == nullptr) debug = &kNoDebug;
    writeString(debug->sourceOffset == 0 ? nullptr : stringAt(debug, debug->sourceOffset));
    writeLines(debug);
    writeLocalVariables(debug);
    writeUpvalueNames(debug, strip_ ? 0 : prototype->upvalueCount);
}

void ChunkWriter::writeLines(const DebugRecord* debug) {
    count(debug->lineDeltaCount);
    bytes(recordsOf<int8_t>(debug, debug->lineDeltasOffset), debug->lineDeltaCount);
    count(debug->absoluteLineCount);
    if (debug->absoluteLineCount == 0) return;
    align();
    bytes(recordsOf<AbsoluteLineRecord>(debug, debug->absoluteLinesOffset),
          debug->absoluteLineCount * uint32_t(sizeof(AbsoluteLineRecord)));
}

void ChunkWriter::writeLocalVariables(const DebugRecord* debug) {
    count(debug->localVariableCount);
    const LocalVariableRecord* variable = localVariables(debug);
    for (uint32_t i = 0; i < debug->localVariableCount; i++, variable++) {
        writeString(stringAt(variable, variable->nameOffset));
        count(variable->startPc);
        count(variable->endPc);
    }
}

// As many as upvalues, known or not.
void ChunkWriter::writeUpvalueNames(const DebugRecord* debug, uint32_t upvalueCount) {
    count(upvalueCount);
    const int32_t* names = upvalueNames(debug);
    for (uint32_t i = 0; i < upvalueCount; i++) {
        bool isKnown = i < debug->upvalueNameCount && names[i] != 0;
        writeString(isKnown ? stringAt(&names[i], names[i]) : nullptr);
    }
}

} // namespace

void dumpChunk(State& state, Value* slots, const Prototype* prototype, bool strip) {
    for (uint32_t i = 0; i < kChunkSlots; i++) slots[i].setNil();
    slots[kStrings].setTable(newTable(state, 0, 0));
    StringBuilder(state, &slots[kOpenFunctions]);
    ChunkWriter writer(state, slots, strip);
    writer.writeChunk(prototype);
    writer.finish();
}

} // namespace nanolua
