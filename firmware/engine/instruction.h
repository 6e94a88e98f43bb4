// Fields of instructions; the layout is drawn in opcodes.g.h.
#pragma once

#include "image.h"
#include "opcodes.g.h"

namespace nanolua {

// Of an Opcode or an ImageOpcode.
inline uint32_t opcodeNumber(Instruction i) { return i & 0x7F; }
// What an official chunk has in the place of an image's own opcode.
NL_NOINLINE inline Opcode officialOpcode(ImageOpcode opcode) {
    switch (opcode) {
    case ImageOpcode::SelfCall:
    case ImageOpcode::SelfArgumentCall: return Opcode::Self;
    case ImageOpcode::EqIForward:
    case ImageOpcode::NeIForward: return Opcode::EqI;
    case ImageOpcode::TrueForward:
    case ImageOpcode::FalseForward: return Opcode::Test;
    }
    return Opcode(opcode); // of a broken image
}
inline Opcode opcodeOf(Instruction i) {
    uint32_t number = opcodeNumber(i);
    return NL_LIKELY(number < kOpcodeCount) ? Opcode(number) : officialOpcode(ImageOpcode(number));
}
// Shorter, for who does not ask for opcodes in whose place images have their own.
inline Opcode plainOpcodeOf(Instruction i) { return Opcode(opcodeNumber(i)); }
inline Instruction officialInstruction(Instruction i) {
    return i - opcodeNumber(i) + uint32_t(opcodeOf(i));
}
inline uint32_t argumentA(Instruction i) { return (i >> InstructionLayout::kAPosition) & 0xFF; }
inline bool flagK(Instruction i) { return (i >> InstructionLayout::kKPosition) & 1; }
inline uint32_t argumentB(Instruction i) { return (i >> InstructionLayout::kBPosition) & 0xFF; }
inline uint32_t argumentC(Instruction i) { return i >> InstructionLayout::kCPosition; }
inline int32_t argumentSignedB(Instruction i) { return int32_t(argumentB(i)) - 127; }
inline int32_t argumentSignedC(Instruction i) { return int32_t(argumentC(i)) - 127; }
inline uint32_t argumentWideB(Instruction i) { return (i >> InstructionLayout::kVBPosition) & 0x3F; }
inline uint32_t argumentWideC(Instruction i) { return i >> InstructionLayout::kVCPosition; }
inline uint32_t argumentBx(Instruction i) { return i >> InstructionLayout::kBxPosition; }
inline int32_t argumentSignedBx(Instruction i) { return int32_t(argumentBx(i)) - 65535; }
inline uint32_t argumentAx(Instruction i) { return i >> InstructionLayout::kAxPosition; }
inline int32_t argumentJump(Instruction i) { return int32_t(argumentAx(i)) - 16777215; }

// The properties alone: what a running firmware needs of kOpcodeInfo, in a sixth of its bytes.
struct OpcodePropertyList {
    uint16_t properties[kOpcodeCount];
};
constexpr OpcodePropertyList makeOpcodePropertyList() {
    OpcodePropertyList list{};
    for (uint32_t i = 0; i < kOpcodeCount; i++) list.properties[i] = kOpcodeInfo[i].properties;
    return list;
}
inline constexpr OpcodePropertyList kOpcodeProperties = makeOpcodePropertyList();

inline bool hasProperty(Instruction i, uint16_t property) {
    return (kOpcodeProperties.properties[uint32_t(opcodeOf(i))] & property) != 0;
}

} // namespace nanolua
