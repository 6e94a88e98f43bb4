using NanoLua.Qemu.Counting;
using Xunit;

namespace NanoLua.Tests.Qemu;

/// <summary>Encodings are those of the ARMv7-M manual; the cycles are cortex-m4.txt's.</summary>
public sealed class CycleModelTests
{
    private const uint Address = 0x08000100;

    private static readonly CycleModel Model = CycleModel.ForCore("cortex-m4")!;

    [Theory]
    [InlineData("4608", 1)] // mov r0, r1
    [InlineData("4348", 1)] // muls r0, r1
    [InlineData("FB01 2003", 1)] // mla r0, r1, r3, r2
    [InlineData("FBB1 F0F2", 7)] // udiv r0, r1, r2
    [InlineData("6808", 2)] // ldr r0, [r1]
    [InlineData("4801", 2)] // ldr r0, [pc, #4]
    [InlineData("F8D1 0080", 2)] // ldr r0, [r1, #128]
    [InlineData("6008", 1)] // str r0, [r1]
    [InlineData("B5F0", 6)] // push {r4-r7, lr}
    [InlineData("E8BD 8FF0", 10)] // pop {r4-r11, pc}
    [InlineData("E9D1 0200", 3)] // ldrd r0, r2, [r1]
    [InlineData("E8DF F000", 2)] // tbb [pc, r0]
    [InlineData("EE30 0A20", 1)] // vadd.f32 s0, s0, s1
    [InlineData("EE80 0A20", 14)] // vdiv.f32 s0, s0, s1
    [InlineData("EEB1 0AC0", 14)] // vsqrt.f32 s0, s0
    [InlineData("EEA0 0A81", 3)] // vfma.f32 s0, s1, s2
    [InlineData("ED91 0A00", 2)] // vldr s0, [r1]
    [InlineData("ED91 0B00", 3)] // vldr d0, [r1]
    [InlineData("ECBD 8B04", 5)] // vpop {d8, d9}
    public void Instruction_takes_the_cycles_of_its_row(string code, long cycles)
    {
        Assert.Equal(cycles, Estimate(code, (0, 1, 0)));
    }

    [Fact]
    public void Taken_branch_refills_the_pipeline()
    {
        const string Branch = "D1FE"; // bne to itself
        Assert.Equal(10 + 9 * 2, Estimate(Branch, (0, 10, 9)));
    }

    [Fact]
    public void Load_behind_a_load_takes_one_cycle_less()
    {
        const string Loads = "6808 684A"; // ldr r0, [r1]; ldr r2, [r1, #4]
        Assert.Equal(2 * 5 + 5, Estimate(Loads, (0, 5, 0), (2, 5, 0)));
    }

    [Fact]
    public void Load_that_needs_what_the_load_before_it_loads_waits()
    {
        const string Loads = "6808 6842"; // ldr r0, [r1]; ldr r2, [r0, #4]
        Assert.Equal(4, Estimate(Loads, (0, 1, 0), (2, 1, 0)));
    }

    [Fact]
    public void Load_that_was_jumped_to_is_not_behind_a_load()
    {
        const string Loads = "6808 684A";
        Assert.Equal(2 + 2 * 5 - 1, Estimate(Loads, (0, 1, 0), (2, 5, 0)));
    }

    [Fact]
    public void Core_without_a_table_has_no_model()
    {
        Assert.Null(CycleModel.ForCore("cortex-m7"));
    }

    private static long Estimate(string code, params (uint Offset, long Runs, long Left)[] counts)
    {
        ushort[] halfwords = [.. code.Split(' ').Select(text => Convert.ToUInt16(text, 16))];
        InstructionCount[] instructions = [.. counts.Select(
            count => new InstructionCount(Address + count.Offset, count.Runs, count.Left))];
        return Model.Estimate(instructions, at => halfwords[(at - Address) / 2]).Sum();
    }
}
