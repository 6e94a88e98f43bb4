using NanoLua.Cli.Testing;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>The comments of conformance programs, as their README describes them.</summary>
public sealed class ExpectationTests
{
    [Fact]
    public void Output_is_all_its_lines_in_order()
    {
        Assert.True(Holds("print(1) --> 1\nf()\n-->\n--> \tx ", new Outcome("1\n\n\tx \n", "", 0)));
        Assert.False(Holds("print(1) --> 1", new Outcome("1", "", 0)));
        Assert.False(Holds("print(1) --> 1", new Outcome("1\n2\n", "", 0)));
    }

    [Fact]
    public void Program_without_comments_prints_nothing_and_succeeds()
    {
        Assert.True(Holds("f()", new Outcome("", "", 0)));
        Assert.False(Holds("f()", new Outcome("", "note\n", 0)));
        Assert.False(Holds("f()", new Outcome("", "", 1)));
    }

    [Fact]
    public void Error_compares_the_first_line_only()
    {
        const string Source = "f() --> error: x.lua:1: no";
        Assert.True(Holds(Source, new Outcome("", "lua: x.lua:1: no\nstack traceback:\n", 1)));
        Assert.False(Holds(Source, new Outcome("", "lua: x.lua:1: no\n", 0)));
        Assert.False(Holds(Source, new Outcome("", "lua: x.lua:2: no\n", 1)));
    }

    [Fact]
    public void Stderr_compares_everything()
    {
        const string Source = "f() --> 1\n--> stderr:\n--> lua: no\n--> \t[C]: in ?";
        Assert.True(Holds(Source, new Outcome("1\n", "lua: no\n\t[C]: in ?\n", 1)));
        Assert.False(Holds(Source, new Outcome("1\n", "lua: no\n", 1)));
    }

    [Fact]
    public void Comment_of_another_number_model_does_not_count()
    {
        const string Source = "--> [i64f64] 64\n--> [i32f32] 32\n--> [i32f32] error: no";
        Assert.True(Holds(Source, new Outcome("64\n", "", 0)));
        Assert.True(Holds(Source, new Outcome("32\n", "lua: no\n", 1), "i32f32"));
    }

    [Fact]
    public void Difference_shows_both_sides_from_the_first_line_that_differs()
    {
        Assert.Equal(
            "    stdout, line 2:\n      expected |b\n      actual   |x\n",
            TextDifference.Of("stdout", "a\nb\nc\n", "a\nx\nc\n"));
    }

    private static bool Holds(string source, Outcome outcome, string model = "i64f64") =>
        Expectation.Parse(source, model).Difference(outcome) is null;
}
