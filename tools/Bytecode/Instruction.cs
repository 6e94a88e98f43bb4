// Takes instructions apart and puts them together; opcodes.txt draws the layout of the bits.
// Invariant: encoders refuse a value that does not fit, so that no field spills into another.
// Names are those of the drawing: S before a field is signed, V is the variant format.
using System;

namespace NanoLua.Bytecode;

public static class Instruction
{
    private const int OpcodeMask = (1 << InstructionLayout.OpcodeBits) - 1;

    /// <returns>A value of <see cref="Opcode"/>, or a number beyond the last opcode.</returns>
    public static Opcode GetOpcode(uint instruction)
    {
        return (Opcode)(instruction & OpcodeMask);
    }

    public static int GetA(uint instruction)
    {
        return Field(instruction, InstructionLayout.APosition, InstructionLayout.AMax);
    }

    public static int GetB(uint instruction)
    {
        return Field(instruction, InstructionLayout.BPosition, InstructionLayout.BMax);
    }

    public static int GetC(uint instruction)
    {
        return Field(instruction, InstructionLayout.CPosition, InstructionLayout.CMax);
    }

    public static bool GetK(uint instruction)
    {
        return Field(instruction, InstructionLayout.KPosition, 1) != 0;
    }

    public static int GetSB(uint instruction)
    {
        return GetB(instruction) - InstructionLayout.SignedCOffset;
    }

    public static int GetSC(uint instruction)
    {
        return GetC(instruction) - InstructionLayout.SignedCOffset;
    }

    /// <summary>The narrow B of the format ivABC.</summary>
    public static int GetVB(uint instruction)
    {
        return Field(instruction, InstructionLayout.VBPosition, InstructionLayout.VBMax);
    }

    /// <summary>The wide C of the format ivABC.</summary>
    public static int GetVC(uint instruction)
    {
        return Field(instruction, InstructionLayout.VCPosition, InstructionLayout.VCMax);
    }

    public static int GetBx(uint instruction)
    {
        return Field(instruction, InstructionLayout.BxPosition, InstructionLayout.BxMax);
    }

    public static int GetSBx(uint instruction)
    {
        return GetBx(instruction) - InstructionLayout.SignedBxOffset;
    }

    public static int GetAx(uint instruction)
    {
        return Field(instruction, InstructionLayout.AxPosition, InstructionLayout.AxMax);
    }

    public static int GetSJ(uint instruction)
    {
        return GetAx(instruction) - InstructionLayout.SignedJumpOffset;
    }

    public static uint ABC(Opcode opcode, int a, int b, int c, bool k)
    {
        return WithC(WithB(WithK(WithA((uint)opcode, a), k), b), c);
    }

    public static uint VABC(Opcode opcode, int a, int b, int c, bool k)
    {
        return WithVC(WithVB(WithK(WithA((uint)opcode, a), k), b), c);
    }

    public static uint ABx(Opcode opcode, int a, int bx)
    {
        return WithBx(WithA((uint)opcode, a), bx);
    }

    public static uint AsBx(Opcode opcode, int a, int signedBx)
    {
        return WithSBx(WithA((uint)opcode, a), signedBx);
    }

    public static uint Ax(Opcode opcode, int ax)
    {
        return WithAx((uint)opcode, ax);
    }

    public static uint SJ(Opcode opcode, int signedJump)
    {
        return WithSJ((uint)opcode, signedJump);
    }

    public static uint WithOpcode(uint instruction, Opcode opcode)
    {
        return (instruction & ~(uint)OpcodeMask) | (uint)opcode;
    }

    public static uint WithA(uint instruction, int a)
    {
        return With(instruction, InstructionLayout.APosition, InstructionLayout.AMax, a);
    }

    public static uint WithB(uint instruction, int b)
    {
        return With(instruction, InstructionLayout.BPosition, InstructionLayout.BMax, b);
    }

    public static uint WithC(uint instruction, int c)
    {
        return With(instruction, InstructionLayout.CPosition, InstructionLayout.CMax, c);
    }

    public static uint WithK(uint instruction, bool k)
    {
        return With(instruction, InstructionLayout.KPosition, 1, k ? 1 : 0);
    }

    public static uint WithVB(uint instruction, int b)
    {
        return With(instruction, InstructionLayout.VBPosition, InstructionLayout.VBMax, b);
    }

    public static uint WithVC(uint instruction, int c)
    {
        return With(instruction, InstructionLayout.VCPosition, InstructionLayout.VCMax, c);
    }

    public static uint WithBx(uint instruction, int bx)
    {
        return With(instruction, InstructionLayout.BxPosition, InstructionLayout.BxMax, bx);
    }

    public static uint WithSBx(uint instruction, int signedBx)
    {
        return WithBx(instruction, signedBx + InstructionLayout.SignedBxOffset);
    }

    public static uint WithAx(uint instruction, int ax)
    {
        return With(instruction, InstructionLayout.AxPosition, InstructionLayout.AxMax, ax);
    }

    public static uint WithSJ(uint instruction, int signedJump)
    {
        return WithAx(instruction, signedJump + InstructionLayout.SignedJumpOffset);
    }

    /// <summary>Whether a jump can reach this far.</summary>
    public static bool FitsSJ(int signedJump)
    {
        return signedJump >= -InstructionLayout.SignedJumpOffset
            && signedJump <= InstructionLayout.AxMax - InstructionLayout.SignedJumpOffset;
    }

    /// <summary>Whether the opcode has a property of <see cref="OpcodeProperties"/>.</summary>
    public static bool Has(Opcode opcode, OpcodeProperties property)
    {
        return (OpcodeTable.Properties[(int)opcode] & (int)property) != 0;
    }

    private static int Field(uint instruction, int position, int max)
    {
        return (int)(instruction >> position) & max;
    }

    private static uint With(uint instruction, int position, int max, int value)
    {
        if (value < 0 || value > max)
        {
            throw new ArgumentOutOfRangeException();
        }
        return (instruction & ~((uint)max << position)) | ((uint)value << position);
    }
}
