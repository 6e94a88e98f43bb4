// How many fields a table gets that a constructor makes. NEWTABLE itself says it only as a power of two,
// and only of the fields in the constructor. The number is a hint: a table with more fields grows.
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
    /// The NEWTABLE as it is in an image: marked if the table is empty at first but gets fields by name
    /// in the main function, as that of a module does.
    /// </summary>
    public static uint Marked(Prototype prototype, int pc)
    {
        uint maker = Unmarked(prototype.Code[pc]);
        bool isMarked = ImageRules.IsMain(prototype) && Instruction.GetVB(maker) == 0
            && HasNamed(prototype, pc);
        return isMarked ? Instruction.WithVB(maker, (int)ImageFormat.LaterFields) : maker;
    }

    /// <summary>The NEWTABLE as a chunk has it.</summary>
    public static uint Unmarked(uint maker)
    {
        bool isMarked = Instruction.GetVB(maker) == (int)ImageFormat.LaterFields;
        return isMarked ? Instruction.WithVB(maker, 0) : maker;
    }

    /// <summary>
    /// The number for a NEWTABLE with fields, or 0 where the power of two shall do: in functions that
    /// may run often it is faster, and given up only for a quarter of the nodes.
    /// </summary>
    public static int Of(Prototype prototype, int pc)
    {
        int b = Instruction.GetVB(Marked(prototype, pc));
        int count = Written(prototype, pc);
        if (b is 0 or (int)ImageFormat.LaterFields)
        {
            return b == 0 ? 0 : Math.Min(count, Max);
        }
        int power = 1 << (b - 1);
        bool isWorthIt = ImageRules.IsMain(prototype)
            || (count >= LeastOfOftenMade && count <= power / 4 * 3);
        return isWorthIt && count != power && count is > 0 and <= Max ? count : 0;
    }

    /// <summary>Fields that are written as long as the table is in its register.</summary>
    public static int Written(Prototype prototype, int pc)
    {
        HashSet<int> names = [];
        int others = 0;
        foreach (uint instruction in Writes(prototype, pc))
        {
            if (Instruction.GetOpcode(instruction) == Opcode.SetField)
            {
                names.Add(Instruction.GetB(instruction));
            }
            else
            {
                others++;
            }
        }
        return names.Count + others;
    }

    private static bool HasNamed(Prototype prototype, int pc)
    {
        return Writes(prototype, pc)
            .Any(instruction => Instruction.GetOpcode(instruction) == Opcode.SetField);
    }

    private static IEnumerable<uint> Writes(Prototype prototype, int pc)
    {
        int table = Instruction.GetA(prototype.Code[pc]);
        return prototype.Code.Skip(pc + 2)
            .TakeWhile(instruction => !Overwrites(instruction, table))
            .Where(instruction => Instruction.GetA(instruction) == table
                && Instruction.GetOpcode(instruction)
                    is Opcode.SetField or Opcode.SetTable or Opcode.SetI);
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
