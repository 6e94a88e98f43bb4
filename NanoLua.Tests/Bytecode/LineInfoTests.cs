using NanoLua.Bytecode;
using Xunit;

namespace NanoLua.Tests.Bytecode;

public sealed class LineInfoTests
{
    [Fact]
    public void Lines_are_sums_of_differences_from_the_last_full_line()
    {
        Prototype prototype = new()
        {
            LineDefined = 10,
            LineDeltas = [0, 2, -1, LineInfo.AbsoluteMark, 1, 127],
            AbsoluteLines = [new AbsoluteLine { Pc = 3, Line = 500 }],
        };
        Assert.Equal([10, 12, 11, 500, 501, 628], LineInfo.LinesOf(prototype));
    }

    [Fact]
    public void Stripped_function_has_no_lines()
    {
        Assert.Empty(LineInfo.LinesOf(new Prototype { Code = [0, 0] }));
    }
}
