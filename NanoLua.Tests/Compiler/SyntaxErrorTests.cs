using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Compiler;

/// <summary>Messages of PUC-Rio Lua 5.5.0: those in SyntaxErrors.txt, and some more.</summary>
public sealed class SyntaxErrorTests
{
    private const string CaseFile = "NanoLua.Tests/Compiler/SyntaxErrors.txt";

    [Fact]
    public void Erroneous_sources_have_the_official_message()
    {
        StringBuilder source = new();
        int lineNumber = 0;
        int cases = 0;
        foreach (string line in File.ReadLines(Repository.PathOf(CaseFile)))
        {
            lineNumber++;
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                source.Length--;
                string message = MessageOf(Encoding.UTF8.GetBytes(source.ToString()));
                Assert.Equal(At(lineNumber, line[2..]), At(lineNumber, message));
                source.Clear();
                cases++;
            }
            else if (line.Length > 0 && !(source.Length == 0 && line.StartsWith("# ")))
            {
                source.Append(line).Append('\n');
            }
        }
        Assert.True(cases > 200);
    }

    [Theory]
    [InlineData("x = \0", "t:1: unexpected symbol")]
    [InlineData("x = \u0001", "t:1: unexpected symbol near '<\\1>'")]
    [InlineData("x = \u00ff", "t:1: unexpected symbol near '<\\255>'")]
    [InlineData("x = 'abc\0def\n", "t:1: unfinished string near ''abc'")]
    [InlineData("a\r\nb\n\r\rc", "t:2: syntax error near 'b'")]
    public void Bytes_that_are_not_text_are_named(string source, string message)
    {
        Assert.Equal(message, MessageOf(Encoding.Latin1.GetBytes(source)));
    }

    [Fact]
    public void Message_keeps_bytes_that_are_not_utf8()
    {
        byte[] source = Encoding.Latin1.GetBytes("x = 'a\u00ffb\n");
        LuaSyntaxException exception = Assert.Throws<LuaSyntaxException>(
            () => LuaCompiler.Compile(source, "=t"u8.ToArray(), NumberModel.I64F64));
        Assert.Equal(
            Encoding.Latin1.GetBytes("t:1: unfinished string near ''a\u00ffb'"),
            exception.MessageBytes);
    }

    private static string MessageOf(byte[] source)
    {
        LuaSyntaxException exception = Assert.Throws<LuaSyntaxException>(
            () => LuaCompiler.Compile(source, "=t"u8.ToArray(), NumberModel.I64F64));
        return exception.Message;
    }

    private static string At(int lineNumber, string message)
    {
        return "SyntaxErrors.txt:" + lineNumber + ": " + message;
    }
}
