// Generated from tools/spec/opcodes.txt; do not edit.
//
// The 85 instructions of Lua 5.5, as official binary chunks hold them.
//
// An instruction is 32 bits, little endian. The opcode is in the lowest seven bits; the others
// depend on the opcode's format:
//
//            31      24 23      16  15  14       7 6       0
//           +----------+----------+---+----------+---------+
//     iABC  |    C     |    B     | k |    A     |  opcode |
//           +----------+--+-------+---+----------+---------+
//     ivABC |     vC      |  vB   | k |    A     |  opcode |    vC is bits 31..22, vB 21..16
//           +-------------+-------+---+----------+---------+
//     iABx  |            Bx           |    A     |  opcode |    17 bits, unsigned
//           +-------------------------+----------+---------+
//     iAsBx |            sBx          |    A     |  opcode |    stored as value + 65535
//           +-------------------------+----------+---------+
//     iAx   |                 Ax                 |  opcode |    25 bits, unsigned
//           +------------------------------------+---------+
//     isJ   |                 sJ                 |  opcode |    stored as value + 16777215
//           +------------------------------------+---------+
//
// A signed B or C (sB, sC) is stored as value + 127. R[x] is a register, K[x] a constant, U[x] an
// upvalue, P[x] a nested prototype, RK(x) is K[x] where k is set and R[x] otherwise. "next" is the
// instruction after the one described; jumps count from next.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua {

// Which fields the bits of an instruction form.
enum class InstructionFormat : uint8_t {
    ABC = 0,
    VABC = 1,  // wide C, narrow B
    ABx = 2,
    AsBx = 3,
    Ax = 4,
    SJ = 5,
};

// What the number in a field means, and so what a verifier has to check and a listing to show.
enum class OperandKind : uint8_t {
    None = 0,  // not used: any bits are accepted
    Register = 1,  // R[x] is read
    RegisterOut = 2,  // R[x] is written
    RegisterBase = 3,  // first of a run of registers that the extents bound; may be empty
    RegisterOrConstant = 4,  // K[x] where k is set, else R[x]
    RegisterIfK = 5,  // R[x] where k is set, else not used
    Constant = 6,  // K[x] of any kind
    ConstantString = 7,  // K[x], a string
    ConstantNumber = 8,  // K[x], an integer or a float
    ConstantInteger = 9,  // K[x], an integer, or a float with an integral value
    Upvalue = 10,  // U[x]
    Prototype = 11,  // P[x]
    Immediate = 12,  // unsigned number
    SignedImmediate = 13,  // signed number: sB, sC or sBx
    JumpSigned = 14,  // goes to next + x
    JumpForward = 15,  // goes to next + x
    JumpForwardPast = 16,  // goes to next + x + 1
    JumpBack = 17,  // goes to next - x
    Count = 18,  // number of values
    CountOrTop = 19,  // number of values plus one; 0: up to the top, or all, setting the top
    ListCountOrTop = 20,  // number of values; 0: up to the top
    Event = 21,  // number of a metamethod event (Metamethod)
    HashSize = 22,  // 0: none, else 1 + log2 of the slots in a new table's hash part
    ArraySize = 23,  // low ten bits of a size or index; an EXTRAARG may hold the high bits
    OptionalName = 24,  // 0: no name, else 1 + number of a constant string
    HiddenParameters = 25,  // 0: no hidden varargs, else 1 + number of fixed parameters
    ExtraBits = 26,  // high bits for the instruction before
    Flag = 27,  // k: condition to accept, operands swapped, upvalues to close ...
};

// Properties of an opcode beyond its operands.
struct OpcodeProperties {
    static constexpr uint16_t kSetsA = 1;  // leaves a value in R[A]
    static constexpr uint16_t kTest = 2;  // next is a JMP, skipped where the condition fails
    // with B = 0 takes values up to the top that the instruction before left
    static constexpr uint16_t kUsesTop = 4;
    static constexpr uint16_t kSetsTop = 8;  // with C = 0 leaves a top for the instruction after it
    static constexpr uint16_t kMetamethod = 16;  // calls a metamethod for the instruction before it
    // next is a Metamethod instruction, skipped where the operation succeeds
    static constexpr uint16_t kTriesMetamethod = 32;
    static constexpr uint16_t kExtraAlways = 64;  // next is an EXTRAARG
    static constexpr uint16_t kExtraIfK = 128;  // next is an EXTRAARG where k is set
    static constexpr uint16_t kSkipsNext = 256;  // always goes to the instruction after next
    static constexpr uint16_t kEnds = 512;  // control never goes on to next
    // can run other Lua or host code, and so can raise any error
    static constexpr uint16_t kMayCall = 0x400u;
};

// Numbers of the metamethod events in MMBIN, MMBINI and MMBINK.
enum class Metamethod : uint8_t {
    Index = 0,
    NewIndex = 1,
    Gc = 2,
    Mode = 3,
    Len = 4,
    Eq = 5,
    Add = 6,
    Sub = 7,
    Mul = 8,
    Mod = 9,
    Pow = 10,
    Div = 11,
    IDiv = 12,
    BAnd = 13,
    BOr = 14,
    BXor = 15,
    Shl = 16,
    Shr = 17,
    Unm = 18,
    BNot = 19,
    Lt = 20,
    Le = 21,
    Concat = 22,
    Call = 23,
    Close = 24,
};

// Calls X with every member of Metamethod, in order.
#define NANOLUA_METAMETHODS(X) \
    X(Index) \
    X(NewIndex) \
    X(Gc) \
    X(Mode) \
    X(Len) \
    X(Eq) \
    X(Add) \
    X(Sub) \
    X(Mul) \
    X(Mod) \
    X(Pow) \
    X(Div) \
    X(IDiv) \
    X(BAnd) \
    X(BOr) \
    X(BXor) \
    X(Shl) \
    X(Shr) \
    X(Unm) \
    X(BNot) \
    X(Lt) \
    X(Le) \
    X(Concat) \
    X(Call) \
    X(Close)

// Widths, positions and limits of the fields.
struct InstructionLayout {
    static constexpr int32_t kOpcodeBits = 7;
    static constexpr int32_t kAPosition = 7;
    static constexpr int32_t kABits = 8;
    static constexpr int32_t kKPosition = 15;
    static constexpr int32_t kBPosition = 16;
    static constexpr int32_t kBBits = 8;
    static constexpr int32_t kCPosition = 24;
    static constexpr int32_t kCBits = 8;
    static constexpr int32_t kVBPosition = 16;
    static constexpr int32_t kVBBits = 6;
    static constexpr int32_t kVCPosition = 22;
    static constexpr int32_t kVCBits = 10;
    static constexpr int32_t kBxPosition = 15;
    static constexpr int32_t kBxBits = 17;
    static constexpr int32_t kAxPosition = 7;
    static constexpr int32_t kAxBits = 25;
    static constexpr int32_t kAMax = 255;
    static constexpr int32_t kBMax = 255;
    static constexpr int32_t kCMax = 255;
    static constexpr int32_t kVBMax = 63;
    static constexpr int32_t kVCMax = 1023;
    static constexpr int32_t kBxMax = 131071;
    static constexpr int32_t kAxMax = 33554431;
    static constexpr int32_t kSignedCOffset = 127;  // of sB too
    static constexpr int32_t kSignedBxOffset = 65535;
    static constexpr int32_t kSignedJumpOffset = 16777215;
};

// One row per opcode: number, name, format, operands, then
//   upto=A+B-1   the highest register touched; where the field it names is 0, this is A
// and properties, which may go on in a line after "+". The line after ">" is the effect, the lines
// after "-" are notes.
enum class Opcode : uint8_t {
    // R[A] := R[B]
    Move = 0,
    // R[A] := sBx as an integer
    LoadI = 1,
    // R[A] := sBx as a float
    LoadF = 2,
    // R[A] := K[Bx]
    LoadK = 3,
    // R[A] := K[Ax of next]; pc++
    LoadKX = 4,
    // R[A] := false
    LoadFalse = 5,
    // R[A] := false; pc++
    // Ends a condition used as a value; next loads true.
    LFalseSkip = 6,
    // R[A] := true
    LoadTrue = 7,
    // R[A], ..., R[A+B] := nil
    // One register more than B says.
    LoadNil = 8,
    // R[A] := U[B]
    GetUpval = 9,
    // U[B] := R[A]
    SetUpval = 10,
    // R[A] := U[B][K[C]]
    GetTabUp = 11,
    // R[A] := R[B][R[C]]
    GetTable = 12,
    // R[A] := R[B][C]
    GetI = 13,
    // R[A] := R[B][K[C]]
    GetField = 14,
    // U[A][K[B]] := RK(C)
    SetTabUp = 15,
    // R[A][R[B]] := RK(C)
    SetTable = 16,
    // R[A][B] := RK(C)
    SetI = 17,
    // R[A][K[B]] := RK(C)
    SetField = 18,
    // R[A] := {} with room for vC array items, and 2^(vB-1) others where vB > 0; pc++
    // Where k is set, the array size is vC + 1024 * Ax of next.
    NewTable = 19,
    // R[A+1] := R[B]; R[A] := R[B][K[C]]
    Self = 20,
    // R[A] := R[B] + sC
    AddI = 21,
    // R[A] := R[B] + K[C]
    AddK = 22,
    // R[A] := R[B] - K[C]
    SubK = 23,
    // R[A] := R[B] * K[C]
    MulK = 24,
    // R[A] := R[B] % K[C]
    ModK = 25,
    // R[A] := R[B] ^ K[C]
    PowK = 26,
    // R[A] := R[B] / K[C]
    DivK = 27,
    // R[A] := R[B] // K[C]
    IDivK = 28,
    // R[A] := R[B] & K[C]
    BAndK = 29,
    // R[A] := R[B] | K[C]
    BOrK = 30,
    // R[A] := R[B] ~ K[C]
    BXorK = 31,
    // R[A] := sC << R[B]
    ShlI = 32,
    // R[A] := R[B] >> sC
    ShrI = 33,
    // R[A] := R[B] + R[C]
    Add = 34,
    // R[A] := R[B] - R[C]
    Sub = 35,
    // R[A] := R[B] * R[C]
    Mul = 36,
    // R[A] := R[B] % R[C]
    Mod = 37,
    // R[A] := R[B] ^ R[C]
    Pow = 38,
    // R[A] := R[B] / R[C]
    Div = 39,
    // R[A] := R[B] // R[C]
    IDiv = 40,
    // R[A] := R[B] & R[C]
    BAnd = 41,
    // R[A] := R[B] | R[C]
    BOr = 42,
    // R[A] := R[B] ~ R[C]
    BXor = 43,
    // R[A] := R[B] << R[C]
    Shl = 44,
    // R[A] := R[B] >> R[C]
    Shr = 45,
    // A of the instruction before := event C of (R[A], R[B])
    // Runs only where that instruction could not calculate.
    MMBin = 46,
    // A of the instruction before := event C of (R[A], sB)
    // Where k is set, the operands are swapped.
    MMBinI = 47,
    // A of the instruction before := event C of (R[A], K[B])
    // Where k is set, the operands are swapped.
    MMBinK = 48,
    // R[A] := -R[B]
    Unm = 49,
    // R[A] := ~R[B]
    BNot = 50,
    // R[A] := not R[B]
    Not = 51,
    // R[A] := #R[B]
    Len = 52,
    // R[A] := R[A] .. ... .. R[A+B-1]
    // The registers above R[A] are scratch space.
    Concat = 53,
    // close the upvalues and to-be-closed variables from R[A] up
    Close = 54,
    // mark R[A] as to be closed
    // Raises an error where the value is neither false nor has a __close metamethod.
    Tbc = 55,
    // pc += sJ
    Jmp = 56,
    // if (R[A] == R[B]) ~= k then pc++
    Eq = 57,
    // if (R[A] < R[B]) ~= k then pc++
    Lt = 58,
    // if (R[A] <= R[B]) ~= k then pc++
    Le = 59,
    // if (R[A] == K[B]) ~= k then pc++
    // Raw equality: constants have no metamethods.
    EqK = 60,
    // if (R[A] == sB) ~= k then pc++
    EqI = 61,
    // if (R[A] < sB) ~= k then pc++
    // C = 1: the operand was a float in the source, and a metamethod gets a float.
    LtI = 62,
    // if (R[A] <= sB) ~= k then pc++
    // C = 1: the operand was a float in the source, and a metamethod gets a float.
    LeI = 63,
    // if (R[A] > sB) ~= k then pc++
    // C = 1: the operand was a float in the source, and a metamethod gets a float.
    GtI = 64,
    // if (R[A] >= sB) ~= k then pc++
    // C = 1: the operand was a float in the source, and a metamethod gets a float.
    GeI = 65,
    // if (not R[A]) == k then pc++
    Test = 66,
    // if (not R[B]) == k then pc++ else R[A] := R[B]
    // Serves "and" and "or" that both jump and give a value.
    TestSet = 67,
    // R[A], ..., R[A+C-2] := R[A](R[A+1], ..., R[A+B-1])
    // Here B counts the function too.
    Call = 68,
    // return R[A](R[A+1], ..., R[A+B-1])
    // Where k is set, upvalues may have to be closed first. The frame is replaced.
    TailCall = 69,
    // return R[A], ..., R[A+B-2]
    // Where k is set, upvalues and variables may have to be closed first.
    Return = 70,
    // return
    Return0 = 71,
    // return R[A]
    Return1 = 72,
    // update R[A] and R[A+2]; if the loop goes on then pc -= Bx
    // Integer loop: R[A] is the count of turns left. Float loop: R[A] is the limit. R[A+1] is the
    // step and R[A+2] the control variable.
    ForLoop = 73,
    // check and prepare R[A], R[A+1], R[A+2]; if there is no turn then pc += Bx + 1
    // Before: start, limit, step. Bx leads to the FORLOOP with the same A.
    ForPrep = 74,
    // swap R[A+2] and R[A+3]; mark R[A+2] as to be closed; pc += Bx
    // Before: iterator, state, control, closing value. The target is the TFORCALL with the same A.
    TForPrep = 75,
    // R[A+3], ..., R[A+2+C] := R[A](R[A+1], R[A+3])
    // The call is made at R[A+3] to R[A+5]. Next is the TFORLOOP with the same A.
    TForCall = 76,
    // if R[A+3] ~= nil then pc -= Bx
    TForLoop = 77,
    // R[A][vC+i] := R[A+i] for i = 1, ..., vB
    // Where k is set, vC + 1024 * Ax of next takes the place of vC, and next is skipped. R[A] is a
    // table that NEWTABLE has just made.
    SetList = 78,
    // R[A] := closure of P[Bx]
    Closure = 79,
    // R[A], ..., R[A+C-2] := the extra arguments
    // Where k is set they are in the vararg table R[B]; otherwise B is not used.
    VarArg = 80,
    // R[A] := R[B][R[C]], where R[B] stands for the vararg table
    // Reads hidden arguments; no table exists.
    GetVarg = 81,
    // if R[A] ~= nil then raise "global K[Bx-1] already defined"
    ErrNNil = 82,
    // move the extra arguments below the frame, or into a vararg table
    // First instruction of a vararg function; the prototype's flags say which of the two.
    VarArgPrep = 83,
    // holds more bits for the instruction before it
    // Never runs by itself.
    ExtraArg = 84,
};

inline constexpr uint32_t kOpcodeCount = 85;

// Calls X with every member of Opcode, in order.
#define NANOLUA_OPCODES(X) \
    X(Move) \
    X(LoadI) \
    X(LoadF) \
    X(LoadK) \
    X(LoadKX) \
    X(LoadFalse) \
    X(LFalseSkip) \
    X(LoadTrue) \
    X(LoadNil) \
    X(GetUpval) \
    X(SetUpval) \
    X(GetTabUp) \
    X(GetTable) \
    X(GetI) \
    X(GetField) \
    X(SetTabUp) \
    X(SetTable) \
    X(SetI) \
    X(SetField) \
    X(NewTable) \
    X(Self) \
    X(AddI) \
    X(AddK) \
    X(SubK) \
    X(MulK) \
    X(ModK) \
    X(PowK) \
    X(DivK) \
    X(IDivK) \
    X(BAndK) \
    X(BOrK) \
    X(BXorK) \
    X(ShlI) \
    X(ShrI) \
    X(Add) \
    X(Sub) \
    X(Mul) \
    X(Mod) \
    X(Pow) \
    X(Div) \
    X(IDiv) \
    X(BAnd) \
    X(BOr) \
    X(BXor) \
    X(Shl) \
    X(Shr) \
    X(MMBin) \
    X(MMBinI) \
    X(MMBinK) \
    X(Unm) \
    X(BNot) \
    X(Not) \
    X(Len) \
    X(Concat) \
    X(Close) \
    X(Tbc) \
    X(Jmp) \
    X(Eq) \
    X(Lt) \
    X(Le) \
    X(EqK) \
    X(EqI) \
    X(LtI) \
    X(LeI) \
    X(GtI) \
    X(GeI) \
    X(Test) \
    X(TestSet) \
    X(Call) \
    X(TailCall) \
    X(Return) \
    X(Return0) \
    X(Return1) \
    X(ForLoop) \
    X(ForPrep) \
    X(TForPrep) \
    X(TForCall) \
    X(TForLoop) \
    X(SetList) \
    X(Closure) \
    X(VarArg) \
    X(GetVarg) \
    X(ErrNNil) \
    X(VarArgPrep) \
    X(ExtraArg)

// What the specification says of one opcode.
struct OpcodeInfo {
    InstructionFormat format;
    OperandKind a;
    OperandKind b;  // also of Bx, sBx, Ax and sJ
    OperandKind c;
    OperandKind k;
    // What an extent adds to A: 0 there is no extent, 1 nothing, 2 field B, 3 field C; and then the
    // offset. The sum is the highest register that is touched; where the field is 0, that is A.
    uint8_t extentField[2];
    int8_t extentOffset[2];
    uint16_t properties;  // bits of OpcodeProperties
};

inline constexpr OpcodeInfo kOpcodeInfo[kOpcodeCount] = {
    // Move
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LoadI
    {InstructionFormat::AsBx, OperandKind::RegisterOut, OperandKind::SignedImmediate,
    OperandKind::None, OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LoadF
    {InstructionFormat::AsBx, OperandKind::RegisterOut, OperandKind::SignedImmediate,
    OperandKind::None, OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LoadK
    {InstructionFormat::ABx, OperandKind::RegisterOut, OperandKind::Constant, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LoadKX
    {InstructionFormat::ABx, OperandKind::RegisterOut, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x41},
    // LoadFalse
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LFalseSkip
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x101},
    // LoadTrue
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // LoadNil
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::Count, OperandKind::None,
    OperandKind::None, {2, 0}, {0, 0}, 0x1},
    // GetUpval
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Upvalue, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // SetUpval
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Upvalue, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x0},
    // GetTabUp
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Upvalue,
    OperandKind::ConstantString, OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // GetTable
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // GetI
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Immediate, OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // GetField
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantString, OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // SetTabUp
    {InstructionFormat::ABC, OperandKind::Upvalue, OperandKind::ConstantString,
    OperandKind::RegisterOrConstant, OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // SetTable
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Register,
    OperandKind::RegisterOrConstant, OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // SetI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Immediate,
    OperandKind::RegisterOrConstant, OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // SetField
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::ConstantString,
    OperandKind::RegisterOrConstant, OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // NewTable
    {InstructionFormat::VABC, OperandKind::RegisterOut, OperandKind::HashSize,
    OperandKind::ArraySize, OperandKind::Flag, {0, 0}, {0, 0}, 0x41},
    // Self
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::Register,
    OperandKind::ConstantString, OperandKind::None, {1, 0}, {1, 0}, 0x401},
    // AddI
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::SignedImmediate, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // AddK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // SubK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // MulK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // ModK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // PowK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // DivK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // IDivK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantNumber, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BAndK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantInteger, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BOrK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantInteger, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BXorK
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::ConstantInteger, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // ShlI
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::SignedImmediate, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // ShrI
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::SignedImmediate, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Add
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Sub
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Mul
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Mod
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Pow
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Div
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // IDiv
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BAnd
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BOr
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // BXor
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Shl
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // Shr
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x21},
    // MMBin
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Register, OperandKind::Event,
    OperandKind::None, {0, 0}, {0, 0}, 0x410},
    // MMBinI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::Event, OperandKind::Flag, {0, 0}, {0, 0}, 0x410},
    // MMBinK
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::ConstantNumber,
    OperandKind::Event, OperandKind::Flag, {0, 0}, {0, 0}, 0x410},
    // Unm
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // BNot
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // Not
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // Len
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x401},
    // Concat
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::Count, OperandKind::None,
    OperandKind::None, {1, 2}, {0, -1}, 0x401},
    // Close
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // Tbc
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // Jmp
    {InstructionFormat::SJ, OperandKind::None, OperandKind::JumpSigned, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x200},
    // Eq
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Register, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // Lt
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Register, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // Le
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Register, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // EqK
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::Constant, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x2},
    // EqI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::None, OperandKind::Flag, {0, 0}, {0, 0}, 0x2},
    // LtI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::Immediate, OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // LeI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::Immediate, OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // GtI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::Immediate, OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // GeI
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::SignedImmediate,
    OperandKind::Immediate, OperandKind::Flag, {0, 0}, {0, 0}, 0x402},
    // Test
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::None, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x2},
    // TestSet
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register, OperandKind::None,
    OperandKind::Flag, {0, 0}, {0, 0}, 0x3},
    // Call
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::CountOrTop,
    OperandKind::CountOrTop, OperandKind::None, {2, 3}, {-1, -2}, 0x40D},
    // TailCall
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::CountOrTop,
    OperandKind::HiddenParameters, OperandKind::Flag, {2, 0}, {-1, 0}, 0x60D},
    // Return
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::CountOrTop,
    OperandKind::HiddenParameters, OperandKind::Flag, {2, 0}, {-2, 0}, 0x604},
    // Return0
    {InstructionFormat::ABC, OperandKind::None, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x200},
    // Return1
    {InstructionFormat::ABC, OperandKind::Register, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x200},
    // ForLoop
    {InstructionFormat::ABx, OperandKind::RegisterBase, OperandKind::JumpBack, OperandKind::None,
    OperandKind::None, {1, 0}, {2, 0}, 0x1},
    // ForPrep
    {InstructionFormat::ABx, OperandKind::RegisterBase, OperandKind::JumpForwardPast,
    OperandKind::None, OperandKind::None, {1, 0}, {2, 0}, 0x1},
    // TForPrep
    {InstructionFormat::ABx, OperandKind::RegisterBase, OperandKind::JumpForward,
    OperandKind::None, OperandKind::None, {1, 0}, {3, 0}, 0x400},
    // TForCall
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::None, OperandKind::Count,
    OperandKind::None, {1, 3}, {5, 2}, 0x400},
    // TForLoop
    {InstructionFormat::ABx, OperandKind::RegisterBase, OperandKind::JumpBack, OperandKind::None,
    OperandKind::None, {1, 0}, {3, 0}, 0x1},
    // SetList
    {InstructionFormat::VABC, OperandKind::RegisterBase, OperandKind::ListCountOrTop,
    OperandKind::ArraySize, OperandKind::Flag, {2, 0}, {0, 0}, 0x84},
    // Closure
    {InstructionFormat::ABx, OperandKind::RegisterOut, OperandKind::Prototype, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // VarArg
    {InstructionFormat::ABC, OperandKind::RegisterBase, OperandKind::RegisterIfK,
    OperandKind::CountOrTop, OperandKind::Flag, {3, 0}, {-2, 0}, 0x409},
    // GetVarg
    {InstructionFormat::ABC, OperandKind::RegisterOut, OperandKind::Register,
    OperandKind::Register, OperandKind::None, {0, 0}, {0, 0}, 0x1},
    // ErrNNil
    {InstructionFormat::ABx, OperandKind::Register, OperandKind::OptionalName, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x400},
    // VarArgPrep
    {InstructionFormat::ABC, OperandKind::None, OperandKind::None, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x405},
    // ExtraArg
    {InstructionFormat::Ax, OperandKind::None, OperandKind::ExtraBits, OperandKind::None,
    OperandKind::None, {0, 0}, {0, 0}, 0x0},
};

inline constexpr const char* kOpcodeNames[kOpcodeCount] = {
    "MOVE", "LOADI", "LOADF", "LOADK", "LOADKX", "LOADFALSE", "LFALSESKIP", "LOADTRUE", "LOADNIL",
    "GETUPVAL", "SETUPVAL", "GETTABUP", "GETTABLE", "GETI", "GETFIELD", "SETTABUP", "SETTABLE",
    "SETI", "SETFIELD", "NEWTABLE", "SELF", "ADDI", "ADDK", "SUBK", "MULK", "MODK", "POWK", "DIVK",
    "IDIVK", "BANDK", "BORK", "BXORK", "SHLI", "SHRI", "ADD", "SUB", "MUL", "MOD", "POW", "DIV",
    "IDIV", "BAND", "BOR", "BXOR", "SHL", "SHR", "MMBIN", "MMBINI", "MMBINK", "UNM", "BNOT", "NOT",
    "LEN", "CONCAT", "CLOSE", "TBC", "JMP", "EQ", "LT", "LE", "EQK", "EQI", "LTI", "LEI", "GTI",
    "GEI", "TEST", "TESTSET", "CALL", "TAILCALL", "RETURN", "RETURN0", "RETURN1", "FORLOOP",
    "FORPREP", "TFORPREP", "TFORCALL", "TFORLOOP", "SETLIST", "CLOSURE", "VARARG", "GETVARG",
    "ERRNNIL", "VARARGPREP", "EXTRAARG",
};

}  // namespace nanolua
