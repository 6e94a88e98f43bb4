using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Compiler;

public sealed class LuaCompilerTests
{
    [Theory]
    [InlineData("=stdin", "stdin")]
    [InlineData("@init.lua", "init.lua")]
    [InlineData("return x", "[string \"return x\"]")]
    [InlineData("first\nsecond", "[string \"first...\"]")]
    [InlineData("", "[string \"\"]")]
    public void Chunk_name_is_shown_by_its_first_character(string name, string shown)
    {
        Assert.Equal(shown + ":1: unexpected symbol near '='", MessageOf("=", name));
    }

    [Theory]
    [InlineData('=', 59, 59, "")]
    [InlineData('=', 60, 59, "")]
    [InlineData('@', 59, 59, "")]
    [InlineData('@', 60, 56, "...")]
    public void Long_chunk_name_is_cut_to_59_bytes(char mark, int length, int kept, string start)
    {
        string shown = start + new string('n', kept);
        string name = mark + new string('n', length);
        Assert.Equal(shown + ":1: unexpected symbol near '='", MessageOf("=", name));
    }

    [Theory]
    [InlineData(44, 44, "")]
    [InlineData(45, 45, "...")]
    [InlineData(46, 45, "...")]
    public void Long_source_as_chunk_name_is_cut(int length, int kept, string end)
    {
        string shown = "[string \"" + new string('n', kept) + end + "\"]";
        string name = new('n', length);
        Assert.Equal(shown + ":1: unexpected symbol near '='", MessageOf("=", name));
    }

    [Theory]
    [InlineData("x = 1", "x = 1")]
    [InlineData("#!/usr/bin/lua\nx = 1", "\nx = 1")]
    [InlineData("#", "\n")]
    [InlineData("# only a comment", "\n")]
    [InlineData("", "")]
    [InlineData("\u00ef\u00bb\u00bfx = 1", "x = 1")]
    [InlineData("\u00ef\u00bb\u00bf# comment\nx = 1", "\nx = 1")]
    [InlineData("\u00ef\u00bbx", "\u00ef\u00bbx")]
    public void File_prefix_is_skipped_and_lines_keep_their_numbers(string file, string text)
    {
        byte[] skipped = LuaCompiler.SkipFilePrefix(Encoding.Latin1.GetBytes(file));
        Assert.Equal(text, Encoding.Latin1.GetString(skipped));
    }

    [Fact]
    public void Comparison_with_a_float_out_of_range_still_says_float()
    {
        Prototype main = Compile("return a < 1000.0", NumberModel.I64F64);
        uint comparison = FirstOf(main, Opcode.Lt);
        Assert.Equal(1, Instruction.GetC(comparison));
    }

    [Fact]
    public void Declaration_that_stores_into_the_vararg_parameter_needs_its_table()
    {
        Prototype main = Compile("return function(..._ENV) global a = 1 end", NumberModel.I64F64);
        Assert.Equal(Prototype.VarargTableFlag, main.Prototypes[0].Flags);
    }

    [Theory]
    [InlineData("1 << 31", NumberModel.I32F32, -2147483648L)]
    [InlineData("1 << 31", NumberModel.I64F64, 2147483648L)]
    [InlineData("2147483647 + 1", NumberModel.I32F32, -2147483648L)]
    [InlineData("0x80000000 // -1", NumberModel.I32F32, -2147483648L)]
    [InlineData("0x8000000000000000 // -1", NumberModel.I64F64, long.MinValue)]
    [InlineData("-7 // 2", NumberModel.I64F64, -4L)]
    [InlineData("-7 % 3", NumberModel.I64F64, 2L)]
    [InlineData("-1 >> 1", NumberModel.I32F32, 2147483647L)]
    [InlineData("5 & 3.0", NumberModel.I64F64, 1L)]
    public void Integers_are_folded_in_the_model(string text, NumberModel model, long value)
    {
        Assert.Equal(value, IntegerReturned(Compile("return " + text, model)));
    }

    [Theory]
    [InlineData("16777216 + 1.0", NumberModel.I32F32, 16777216.0)]
    [InlineData("16777216 + 1.5", NumberModel.I64F64, 16777217.5)]
    [InlineData("1 / 3", NumberModel.I32F32, 0.3333333432674408)]
    [InlineData("1 / 3", NumberModel.I64F64, 1.0 / 3.0)]
    [InlineData("1e38 * 10", NumberModel.I32F32, double.PositiveInfinity)]
    [InlineData("7.5 % -2", NumberModel.I64F64, -0.5)]
    public void Floats_are_folded_in_the_model(string text, NumberModel model, double value)
    {
        Assert.Equal(value, FloatReturned(Compile("return " + text, model)));
    }

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 // 0")]
    [InlineData("1 % 0.0")]
    [InlineData("0.0 * 1")]
    [InlineData("-0.0")]
    [InlineData("1 & 1.5")]
    [InlineData("1e400 - 1e400")]
    public void What_could_fail_or_lose_a_sign_is_not_folded(string text)
    {
        Prototype main = Compile("return " + text, NumberModel.I64F64);
        Assert.True(main.Code.Length > 3);
    }

    [Fact]
    public void Every_start_of_a_program_compiles_or_is_a_syntax_error()
    {
        string file = Repository.PathOf("NanoLua.Tests/Compiler/Listings/attributes.lua");
        byte[] source = File.ReadAllBytes(file);
        int compiled = 0;
        for (int length = 0; length < source.Length; length++)
        {
            try
            {
                LuaCompiler.Compile(source[..length], "=t"u8.ToArray(), NumberModel.I32F32);
                compiled++;
            }
            catch (LuaSyntaxException)
            {
                // Nothing else may be thrown.
            }
        }
        Assert.InRange(compiled, 1, source.Length - 1);
    }

    private static long IntegerReturned(Prototype main)
    {
        uint load = main.Code[1];
        return Instruction.GetOpcode(load) == Opcode.LoadI
            ? Instruction.GetSBx(load)
            : main.Constants[Instruction.GetBx(load)].Integer;
    }

    private static double FloatReturned(Prototype main)
    {
        uint load = main.Code[1];
        return Instruction.GetOpcode(load) == Opcode.LoadF
            ? Instruction.GetSBx(load)
            : main.Constants[Instruction.GetBx(load)].Float;
    }

    private static uint FirstOf(Prototype prototype, Opcode opcode)
    {
        return prototype.Code.First(i => Instruction.GetOpcode(i) == opcode);
    }

    private static string MessageOf(string source, string chunkName)
    {
        return Assert.Throws<LuaSyntaxException>(() => LuaCompiler.Compile(
            Encoding.UTF8.GetBytes(source),
            Encoding.UTF8.GetBytes(chunkName),
            NumberModel.I64F64)).Message;
    }

    private static Prototype Compile(string source, NumberModel model)
    {
        return LuaCompiler.Compile(Encoding.UTF8.GetBytes(source), "=t"u8.ToArray(), model);
    }
}
