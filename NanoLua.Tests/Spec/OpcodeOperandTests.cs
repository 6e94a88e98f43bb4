using NanoLua.Bytecode;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Spec;

/// <summary>The table is right about every instruction of official chunks.</summary>
public sealed class OpcodeOperandTests
{
    public static TheoryData<string> Chunks { get; } =
        [.. Directory.GetFiles(Repository.PathOf("NanoLua.Tests/Golden"), "*.luac")
            .Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Operands_of_official_chunks_are_in_the_ranges_of_the_table(string name)
    {
        string path = Repository.PathOf("NanoLua.Tests/Golden/" + name);
        Check(ChunkReader.Read(File.ReadAllBytes(path), out _));
    }

    private static void Check(Prototype prototype)
    {
        for (int pc = 0; pc < prototype.Code.Length; pc++)
        {
            Opcode opcode = Instruction.GetOpcode(prototype.Code[pc]);
            foreach (Operand operand in Operand.AllOf(prototype.Code[pc]))
            {
                Assert.True(IsInRange(prototype, pc, operand), $"{opcode} at {pc}: {operand.Kind}");
            }
            CheckExtents(prototype, prototype.Code[pc], opcode);
            CheckNeighbours(prototype, pc, opcode);
        }
        Array.ForEach(prototype.Prototypes, Check);
    }

    private static bool IsInRange(Prototype prototype, int pc, Operand operand)
    {
        int value = operand.Value;
        return operand.Kind switch
        {
            OperandKind.Register or OperandKind.RegisterOut => value < prototype.StackSlotsMax,
            OperandKind.Constant => value < prototype.Constants.Length,
            OperandKind.ConstantString => KindOf(prototype, value) == ConstantKind.String,
            OperandKind.ConstantNumber or OperandKind.ConstantInteger =>
                KindOf(prototype, value) is ConstantKind.Integer or ConstantKind.Float,
            OperandKind.OptionalName =>
                value == 0 || KindOf(prototype, value - 1) == ConstantKind.String,
            OperandKind.Upvalue => value < prototype.Upvalues.Length,
            OperandKind.Prototype => value < prototype.Prototypes.Length,
            OperandKind.Event => value is >= (int)Metamethod.Add and <= (int)Metamethod.Shr,
            _ => !operand.IsJump() || IsInCode(prototype, operand.TargetFrom(pc)),
        };
    }

    private static ConstantKind KindOf(Prototype prototype, int index)
    {
        return prototype.Constants[index].Kind;
    }

    private static bool IsInCode(Prototype prototype, int pc)
    {
        return pc >= 0 && pc < prototype.Code.Length;
    }

    private static void CheckExtents(Prototype prototype, uint instruction, Opcode opcode)
    {
        for (int i = 0; i < OpcodeTable.ExtentCount; i++)
        {
            int field = OpcodeTable.ExtentFields[(int)opcode * OpcodeTable.ExtentCount + i];
            int offset = OpcodeTable.ExtentOffsets[(int)opcode * OpcodeTable.ExtentCount + i];
            bool isVariant = OpcodeTable.Formats[(int)opcode] == InstructionFormat.VABC;
            int added = field switch
            {
                2 => isVariant ? Instruction.GetVB(instruction) : Instruction.GetB(instruction),
                3 => Instruction.GetC(instruction),
                _ => 0,
            };
            int above = field >= 2 && added == 0 ? 0 : added + offset;
            int highest = Instruction.GetA(instruction) + above;
            Assert.True(
                field == 0 || highest < prototype.StackSlotsMax, $"{opcode}: register {highest}");
        }
    }

    private static void CheckNeighbours(Prototype prototype, int pc, Opcode opcode)
    {
        Opcode next = pc + 1 < prototype.Code.Length
            ? Instruction.GetOpcode(prototype.Code[pc + 1]) : Opcode.ExtraArg;
        bool isExtra = Instruction.Has(opcode, OpcodeProperties.ExtraAlways)
            || (Instruction.Has(opcode, OpcodeProperties.ExtraIfK)
                && Instruction.GetK(prototype.Code[pc]));
        Assert.True(!Instruction.Has(opcode, OpcodeProperties.Test) || next == Opcode.Jmp);
        Assert.Equal(
            Instruction.Has(opcode, OpcodeProperties.TriesMetamethod),
            Instruction.Has(next, OpcodeProperties.Metamethod));
        Assert.True(isExtra == (next == Opcode.ExtraArg) || pc + 1 == prototype.Code.Length);
    }
}
