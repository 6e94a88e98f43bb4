using NanoLua.Bytecode;
using Xunit;

namespace NanoLua.Tests.Bytecode;

public sealed class InstructionTests
{
    [Fact]
    public void Fields_lie_where_official_chunks_have_them()
    {
        Assert.Equal(0x0300_8101u + (2u << 16), Instruction.ABC(Opcode.LoadI, 2, 2, 3, true));
        Assert.Equal(
            1023u << 22 | 63u << 16 | 255u << 7 | (uint)Opcode.NewTable,
            Instruction.VABC(Opcode.NewTable, 255, 63, 1023, false));
        Assert.Equal(0x8000_0038u, Instruction.SJ(Opcode.Jmp, 1) & ~0x7FFF_FF80u);
        Assert.Equal(65535u << 15 | 1, Instruction.AsBx(Opcode.LoadI, 0, 0));
    }

    [Theory]
    [InlineData(-65535)]
    [InlineData(0)]
    [InlineData(65536)]
    public void Signed_Bx_survives_a_round_trip(int value)
    {
        Assert.Equal(
            value, Instruction.GetSBx(Instruction.AsBx(Opcode.LoadI, 255, value)));
    }

    [Theory]
    [InlineData(-16777215)]
    [InlineData(-1)]
    [InlineData(16777216)]
    public void Signed_jump_survives_a_round_trip(int value)
    {
        Assert.Equal(
            value, Instruction.GetSJ(Instruction.SJ(Opcode.Jmp, value)));
    }

    [Fact]
    public void Changing_one_field_leaves_the_others()
    {
        uint instruction = Instruction.ABC(Opcode.EqI, 1, 2, 3, true);
        uint changed = Instruction.WithC(
            Instruction.WithK(Instruction.WithA(instruction, 255), false), 255);
        Assert.Equal(Instruction.ABC(Opcode.EqI, 255, 2, 255, false), changed);
        Assert.Equal(-125, Instruction.GetSB(changed));
        Assert.Equal(128, Instruction.GetSC(changed));
        Assert.Equal(
            Instruction.ABC(Opcode.Move, 1, 2, 3, true),
            Instruction.WithOpcode(instruction, Opcode.Move));
    }

    [Fact]
    public void Value_that_does_not_fit_its_field_is_refused()
    {
        AssertRefused(() => Instruction.ABx(Opcode.LoadK, 0, 131072));
        AssertRefused(() => Instruction.ABC(Opcode.Move, 256, 0, 0, false));
        AssertRefused(() => Instruction.SJ(Opcode.Jmp, 16777217));
        AssertRefused(() => Instruction.AsBx(Opcode.LoadI, 0, -65536));
        Assert.False(Instruction.FitsSJ(16777217));
        Assert.True(Instruction.FitsSJ(-16777215));
    }

    private static void AssertRefused(Func<object> encode)
    {
        Assert.Throws<ArgumentOutOfRangeException>(encode);
    }
}
