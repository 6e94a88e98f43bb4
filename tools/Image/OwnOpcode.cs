// Instructions for which images have opcodes of their own, where more is known than an official opcode
// says: engines are spared finding it out.
// Invariant: only the opcode differs, so an engine may do what the official one says.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal static class OwnOpcode
{
    private const int ObjectAlone = 2;
    private const int ObjectAndOne = 3;

    /// <summary>The instructions with own opcodes, by their indexes.</summary>
    public static IEnumerable<KeyValuePair<int, uint>> Of(uint[] code)
    {
        for (int pc = 0; pc + 1 < code.Length; pc++)
        {
            if (At(code, pc) is { } opcode)
            {
                yield return new(pc, Instruction.WithOpcode(code[pc], (Opcode)opcode));
            }
        }
    }

    /// <summary>The instruction as official chunks have it.</summary>
    public static uint Official(uint instruction)
    {
        return (ImageOpcode)Instruction.GetOpcode(instruction) switch
        {
            ImageOpcode.SelfCall or ImageOpcode.SelfArgumentCall =>
                Instruction.WithOpcode(instruction, Opcode.Self),
            ImageOpcode.EqIForward or ImageOpcode.NeIForward =>
                Instruction.WithOpcode(instruction, Opcode.EqI),
            ImageOpcode.TrueForward or ImageOpcode.FalseForward =>
                Instruction.WithOpcode(instruction, Opcode.Test),
            _ => instruction,
        };
    }

    private static ImageOpcode? At(uint[] code, int pc)
    {
        uint next = code[pc + 1];
        bool k = Instruction.GetK(code[pc]);
        return Instruction.GetOpcode(code[pc]) switch
        {
            Opcode.Self => OfSelf(code.AsSpan(pc)),
            Opcode.EqI when LeadsForward(next) =>
                k ? ImageOpcode.EqIForward : ImageOpcode.NeIForward,
            Opcode.Test when LeadsForward(next) =>
                k ? ImageOpcode.TrueForward : ImageOpcode.FalseForward,
            _ => null,
        };
    }

    private static ImageOpcode? OfSelf(ReadOnlySpan<uint> code)
    {
        int method = Instruction.GetA(code[0]);
        if (IsCall(code[1], method, ObjectAlone))
        {
            return ImageOpcode.SelfCall;
        }
        bool hasOne = code.Length > 2
            && Instruction.GetOpcode(code[1]) is Opcode.Move or Opcode.LoadI
            && Instruction.GetA(code[1]) == method + ObjectAlone
            && IsCall(code[2], method, ObjectAndOne);
        return hasOne ? ImageOpcode.SelfArgumentCall : null;
    }

    private static bool IsCall(uint instruction, int function, int values)
    {
        return Instruction.GetOpcode(instruction) == Opcode.Call
            && Instruction.GetA(instruction) == function
            && Instruction.GetB(instruction) == values;
    }

    private static bool LeadsForward(uint instruction)
    {
        return Instruction.GetOpcode(instruction) == Opcode.Jmp && Instruction.GetSJ(instruction) >= 0;
    }
}
