using NanoLua.Bytecode;
using Xunit;

namespace NanoLua.Tests.Spec;

public sealed class OpcodeTableTests
{
    [Fact]
    public void Table_has_the_85_opcodes_of_Lua_5_5()
    {
        Assert.Equal(85, OpcodeTable.Count);
        Assert.Equal(85, Enum.GetValues<Opcode>().Length);
        Assert.Equal(85, OpcodeTable.Names.Length);
        Assert.Equal(85, OpcodeTable.Formats.Length);
        Assert.Equal(85, OpcodeTable.Properties.Length);
        Assert.Equal(85 * OpcodeTable.FieldCount, OpcodeTable.Kinds.Length);
        Assert.Equal(85 * OpcodeTable.ExtentCount, OpcodeTable.ExtentFields.Length);
        Assert.Equal(85 * OpcodeTable.ExtentCount, OpcodeTable.ExtentOffsets.Length);
        Assert.Equal("MOVE", OpcodeTable.Names[0]);
        Assert.Equal("EXTRAARG", OpcodeTable.Names[84]);
    }

    [Fact]
    public void Operations_that_try_a_metamethod_are_the_binary_ones()
    {
        Assert.Equal(
            OpcodesFrom(Opcode.AddI, Opcode.Shr), OpcodesWith(OpcodeProperties.TriesMetamethod));
    }

    [Fact]
    public void Tests_are_the_comparisons()
    {
        Assert.Equal(
            OpcodesFrom(Opcode.Eq, Opcode.TestSet), OpcodesWith(OpcodeProperties.Test));
    }

    [Fact]
    public void Open_results_have_producers_and_consumers()
    {
        Assert.Equal(
            [Opcode.Call, Opcode.TailCall, Opcode.VarArg], OpcodesWith(OpcodeProperties.SetsTop));
        Assert.Equal(
            [Opcode.Call, Opcode.TailCall, Opcode.Return, Opcode.SetList, Opcode.VarArgPrep],
            OpcodesWith(OpcodeProperties.UsesTop));
    }

    private static Opcode[] OpcodesFrom(Opcode first, Opcode last)
    {
        return [.. Enum.GetValues<Opcode>().Where(opcode => opcode >= first && opcode <= last)];
    }

    private static Opcode[] OpcodesWith(OpcodeProperties property)
    {
        return [.. Enum.GetValues<Opcode>().Where(opcode => Instruction.Has(opcode, property))];
    }
}
