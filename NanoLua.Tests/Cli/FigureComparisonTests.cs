using NanoLua.Bytecode;
using NanoLua.Cli.Figures;
using Xunit;

namespace NanoLua.Tests.Cli;

public sealed class FigureComparisonTests
{
    private static readonly Figure Fib =
        new(FigureKind.Instructions, "fib", NumberModel.I32F32, 18159007, 27144000);

    [Fact]
    public void Equal_figures_have_no_difference()
    {
        Assert.Empty(FigureComparison.Compare([Fib], [Fib with { }]));
    }

    [Theory]
    [InlineData(18159008, "worse", "18,159,008")]
    [InlineData(999, "better", "999")]
    public void Difference_names_both_values(long now, string change, string text)
    {
        Assert.Equal(
            [$"instructions fib (i32f32): kept 18,159,007, now {text} ({change})"],
            FigureComparison.Compare([Fib], [Fib with { Value = now }]));
    }

    [Fact]
    public void Other_limit_is_a_difference()
    {
        Assert.Equal(
            ["instructions fib (i32f32): kept limit 27,144,000, now none"],
            FigureComparison.Compare([Fib], [Fib with { Limit = null }]));
    }

    [Fact]
    public void Figure_of_one_side_is_a_difference()
    {
        Figure other = Fib with { Numbers = NumberModel.I64F64, Value = 7 };
        Assert.Equal(
            ["instructions fib (i64f64): now 7, not kept yet",
                "instructions fib (i32f32): kept 18,159,007, now not measured"],
            FigureComparison.Compare([Fib], [other]));
    }
}
