using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using Xunit;

namespace NanoLua.Tests.Compiler;

/// <summary>Where a program becomes too large, and that nesting never exhausts the stack.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("do ", "end ", 198)]
    [InlineData("while x do ", "end ", 197)]
    [InlineData("if x then ", "end ", 197)]
    [InlineData("repeat ", "until x ", 197)]
    [InlineData("function f() ", "end ", 198)]
    public void Statements_nest_as_deep_as_in_the_reference(string open, string close, int levels)
    {
        Compile(Repeat(open, levels) + Repeat(close, levels));
        string source = Repeat(open, levels + 1) + Repeat(close, levels + 1);
        Assert.Equal("C stack overflow", MessageOf(source));
    }

    [Theory]
    [InlineData("x = ", "(", "1", ")", 196)]
    [InlineData("x = ", "{", "", "}", 197)]
    [InlineData("x = ", "- ", "y", "", 196)]
    [InlineData("x = ", "a .. ", "b", "", 196)]
    [InlineData("x = ", "2 ^ ", "3", "", 196)]
    [InlineData("x", ", x", " = 1", "", 196)]
    public void Expressions_nest_as_deep_as_in_the_reference(
        string start, string open, string middle, string close, int levels)
    {
        Compile(start + Repeat(open, levels) + middle + Repeat(close, levels));
        string source = start + Repeat(open, levels + 1) + middle + Repeat(close, levels + 1);
        Assert.Equal("C stack overflow", MessageOf(source));
    }

    [Theory]
    [InlineData("x = ", "(")]
    [InlineData("x = ", "{")]
    [InlineData("x = ", "not ")]
    [InlineData("x = ", "a ^ ")]
    [InlineData("x = ", "function() return ")]
    [InlineData("", "do ")]
    [InlineData("", "f(")]
    [InlineData("", "a, ")]
    [InlineData("::a::", "::b::;")]
    public void Endless_nesting_is_an_error(string start, string open)
    {
        Assert.NotEmpty(MessageOf(start + Repeat(open, 100_000)));
    }

    [Theory]
    [InlineData("f(")]
    [InlineData("f{function() x = a[-")]
    [InlineData("repeat if x then ")]
    public void Deepest_nesting_needs_less_than_256_kilobytes_of_stack(string open)
    {
        string message = "";
        Thread thread = new(() => message = MessageOf(Repeat(open, 200)), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotEmpty(message);
    }

    [Fact]
    public void A_function_has_200_local_variables()
    {
        Compile("local a0" + Numbered(", a", 1, 199));
        Assert.Equal(
            "t:2: too many local variables (limit is 200) in main function near <eof>",
            MessageOf("local a0" + Numbered(", a", 1, 200) + "\n"));
        Assert.Equal(
            "t:2: too many local variables (limit is 200) in function at line 2 near ')'",
            MessageOf("\nlocal function f(a0" + Numbered(", a", 1, 200) + ") end"));
    }

    [Fact]
    public void A_function_has_255_upvalues()
    {
        string source = "local a0" + Numbered(", a", 1, 149) + "\nlocal function f()\nlocal b0"
            + Numbered(", b", 1, 149) + "\nreturn function()\nreturn {a0" + Numbered(", a", 1, 149);
        Compile(source + Numbered(", b", 0, 104) + "} end end");
        Assert.Equal(
            "t:5: too many upvalues (limit is 255) in function at line 4 near '}'",
            MessageOf(source + Numbered(", b", 0, 105) + "} end end"));
    }

    [Fact]
    public void A_function_has_255_registers()
    {
        Compile("f(x" + Repeat(", x", 253) + ")");
        Assert.Equal(
            "t:1: too many registers (limit is 255) in main function near <eof>",
            MessageOf("f(x" + Repeat(", x", 254) + ")"));
    }

    [Fact]
    public void A_loop_longer_than_its_operand_is_an_error()
    {
        string source = "for i = 1, 2 do " + Repeat("x = x + 1 ", 33_000) + "end";
        Assert.Equal("t:1: control structure too long near 'end'", MessageOf(source));
    }

    [Fact]
    public void Declarations_in_scope_are_limited()
    {
        Assert.Equal(
            "too many variable declarations (limit is 32767)",
            MessageOf(Repeat("global * ", 32_767)));
        Assert.Equal(
            "too many local variables (limit is 32767)",
            MessageOf(Repeat("do local x end ", 32_768)));
        Assert.Equal(
            "too many labels/gotos (limit is 32767)",
            MessageOf("do " + Repeat("goto x ", 32_768) + "end"));
    }

    [Fact]
    public void Constants_beyond_an_operand_are_loaded()
    {
        Prototype main = Compile(Numbered("x = 0.5 + ", 0, 299, ".25 "));
        Compile("local a " + Numbered("a = b == ", 0, 299, ".25 ") + "f(a.late, a:later())");
        Assert.True(main.Constants.Length > 256);
    }

    private static Prototype Compile(string source)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(source);
        return LuaCompiler.Compile(bytes, "=t"u8.ToArray(), NumberModel.I64F64);
    }

    private static string MessageOf(string source)
    {
        return Assert.Throws<LuaSyntaxException>(() => Compile(source)).Message;
    }

    private static string Repeat(string text, int count)
    {
        return new StringBuilder().Insert(0, text, count).ToString();
    }

    private static string Numbered(string prefix, int first, int last, string suffix = "")
    {
        StringBuilder text = new();
        for (int i = first; i <= last; i++)
        {
            text.Append(prefix).Append(i).Append(suffix);
        }
        return text.ToString();
    }
}
