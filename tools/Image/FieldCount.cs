// How many fields a table gets that a constructor makes. NEWTABLE itself says it only as a power of two.
// The number is a hint: a table with more fields grows.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal static class FieldCount
{
    private const int Max = 255;
    private const int LeastOfOftenMade = 5;

    /// <summary>What EXTRAARG says for this number.</summary>
    public static uint Extra(int count)
    {
        return Instruction.Ax(
            Opcode.ExtraArg, (int)(count << (int)ImageFormat.ExtraShift | (int)ImageFormat.ExtraIsCount));
    }

    /// <summary>
    /// The number for a NEWTABLE with fields, or 0 where the power of two shall do: in functions that
    /// may run often it is faster, and given up only for a quarter of the nodes.
    /// </summary>
    public static int Of(Prototype prototype, int pc)
    {
        int log2 = Instruction.GetVB(prototype.Code[pc]) - 1;
        if (log2 < 0)
        {
            return 0;
        }
        int count = Written(prototype, pc);
        int power = 1 << log2;
        bool isMain = prototype.LineDefined == 0;
        bool isWorthIt = isMain || (count >= LeastOfOftenMade && count <= power / 4 * 3);
        return isWorthIt && count != power && count is > 0 and <= Max ? count : 0;
    }

    /// <summary>Fields that are written as long as the table is in its register.</summary>
    public static int Written(Prototype prototype, int pc)
    {
        uint[] code = prototype.Code;
        int table = Instruction.GetA(code[pc]);
        HashSet<int> names = [];
        int others = 0;
        for (int next = pc + 2; next < code.Length && !Overwrites(code[next], table); next++)
        {
            if (Instruction.GetA(code[next]) != table)
            {
                continue;
            }
            switch (Instruction.GetOpcode(code[next]))
            {
                case Opcode.SetField:
                    names.Add(Instruction.GetB(code[next]));
                    break;
                case Opcode.SetTable or Opcode.SetI:
                    others++;
                    break;
            }
        }
        return names.Count + others;
    }

    private static bool Overwrites(uint instruction, int register)
    {
        int first = Instruction.GetA(instruction);
        Opcode opcode = Instruction.GetOpcode(instruction);
        return opcode switch
        {
            Opcode.Call or Opcode.TailCall or Opcode.TForCall or Opcode.VarArg or Opcode.Concat =>
                register >= first,
            Opcode.LoadNil => register >= first && register <= first + Instruction.GetB(instruction),
            _ => register == first && Instruction.Has(opcode, OpcodeProperties.SetsA),
        };
    }
}
