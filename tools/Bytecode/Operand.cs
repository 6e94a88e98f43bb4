// The operands of one instruction, as the opcode table describes them.
namespace NanoLua.Bytecode;

public sealed class Operand
{
    private Operand(OperandKind kind, int value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>What the value means; where k decides, it has already done so.</summary>
    public OperandKind Kind { get; }

    /// <summary>The number in the field, with its sign where the kind has one.</summary>
    public int Value { get; }

    /// <summary>The used operands in the order A, B, C, without k. The opcode must exist.</summary>
    public static Operand[] AllOf(uint instruction)
    {
        int first = (int)Instruction.GetOpcode(instruction) * OpcodeTable.FieldCount;
        Operand[] all = new Operand[3];
        int count = 0;
        for (int field = 0; field < all.Length; field++)
        {
            OperandKind kind = Decide(OpcodeTable.Kinds[first + field], instruction);
            if (kind != OperandKind.None)
            {
                all[count++] = new Operand(kind, ValueOf(instruction, field, kind));
            }
        }
        Operand[] used = new Operand[count];
        System.Array.Copy(all, 0, used, 0, count);
        return used;
    }

    /// <summary>Whether the opcode gives k a meaning of its own.</summary>
    public static bool HasFlag(int opcode)
    {
        int last = opcode * OpcodeTable.FieldCount + OpcodeTable.FieldCount - 1;
        return OpcodeTable.Kinds[last] == OperandKind.Flag;
    }

    public bool IsJump()
    {
        return Kind >= OperandKind.JumpSigned && Kind <= OperandKind.JumpBack;
    }

    /// <summary>Where a jump of the instruction at pc leads.</summary>
    public int TargetFrom(int pc)
    {
        switch (Kind)
        {
            case OperandKind.JumpBack:
                return pc + 1 - Value;
            case OperandKind.JumpForwardPast:
                return pc + 2 + Value;
            default:
                return pc + 1 + Value;
        }
    }

    /// <summary>The letter that a listing puts before the value, or nothing.</summary>
    public string Prefix()
    {
        switch (Kind)
        {
            case OperandKind.Register:
            case OperandKind.RegisterOut:
            case OperandKind.RegisterBase:
                return "r";
            case OperandKind.Constant:
            case OperandKind.ConstantString:
            case OperandKind.ConstantNumber:
            case OperandKind.ConstantInteger:
                return "k";
            case OperandKind.Upvalue:
                return "u";
            case OperandKind.Prototype:
                return "p";
            default:
                return "";
        }
    }

    private static OperandKind Decide(OperandKind kind, uint instruction)
    {
        bool k = Instruction.GetK(instruction);
        switch (kind)
        {
            case OperandKind.RegisterOrConstant:
                return k ? OperandKind.Constant : OperandKind.Register;
            case OperandKind.RegisterIfK:
                return k ? OperandKind.Register : OperandKind.None;
            default:
                return kind;
        }
    }

    private static int ValueOf(uint instruction, int field, OperandKind kind)
    {
        InstructionFormat format = OpcodeTable.Formats[(int)Instruction.GetOpcode(instruction)];
        if (field == 0)
        {
            return Instruction.GetA(instruction);
        }
        switch (format)
        {
            case InstructionFormat.VABC:
                return field == 1 ? Instruction.GetVB(instruction) : Instruction.GetVC(instruction);
            case InstructionFormat.ABx:
                return Instruction.GetBx(instruction);
            case InstructionFormat.AsBx:
                return Instruction.GetSBx(instruction);
            case InstructionFormat.Ax:
                return Instruction.GetAx(instruction);
            case InstructionFormat.SJ:
                return Instruction.GetSJ(instruction);
            default:
                int value = field == 1
                    ? Instruction.GetB(instruction) : Instruction.GetC(instruction);
                bool isSigned = kind == OperandKind.SignedImmediate;
                return isSigned ? value - InstructionLayout.SignedCOffset : value;
        }
    }
}
