using NanoLua.Qemu.Counting;
using Xunit;

namespace NanoLua.Tests.Qemu;

public sealed class ExecutionCountsTests
{
    private const string TwoPhases = """
        i 8000000 2 1
        p
        i 8000000 1 0
        i 8000002 10 f
        e 8000002 10 20
        p
        i 8000004 1 1

        """;

    [Fact]
    public void Phases_are_what_a_mark_ended()
    {
        IReadOnlyList<ExecutionCounts> phases = Read(TwoPhases);
        Assert.Equal([2, 17], phases.Select(phase => phase.Total));
        Assert.Equal([new EntryCount(0x8000002, 16, 32)], phases[1].Entries);
    }

    [Fact]
    public void Sum_of_phases_has_every_address_once()
    {
        Assert.Equal(
            [new InstructionCount(0x8000000, 3, 1), new InstructionCount(0x8000002, 16, 15)],
            ExecutionCounts.Sum(Read(TwoPhases)).Instructions);
    }

    private static IReadOnlyList<ExecutionCounts> Read(string text) =>
        ExecutionCounts.ReadPhases(new StringReader(text));
}
