using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Image;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Library;

/// <summary>
/// The images that the device tests have in their code are what the packer makes today. NANOLUA_BLESS=1
/// writes them anew.
/// </summary>
public sealed class TestImageTests
{
    private const string Images = "NanoLua.Tests/Device/TestImages.cs";

    [Fact]
    public void Images_in_the_code_are_up_to_date()
    {
        string path = Repository.PathOf(Images);
        string expected = Source();
        if (Environment.GetEnvironmentVariable("NANOLUA_BLESS") == "1") File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Source()
    {
        var text = new StringBuilder("""
            namespace NanoLua.Tests.Device;

            // Images of two modules, written by NanoLua.Tests/Library/TestImageTests.cs:
            //   main   local name = ... return 'hello ' .. name
            //   adder  return {add = function(a, b) return a + b end}
            internal static class TestImages
            {
                public static LuaImage Image()
                {
                    return LuaImage.FromBytes(Bytes(LuaRuntime.NumberModel));
                }

                public static byte[] Bytes(LuaNumberModel model)
                {
                    return model == LuaNumberModel.I32F32 ? I32F32() : I64F64();
                }

            """);
        AppendArray(text, NumberModel.I32F32);
        text.Append('\n');
        AppendArray(text, NumberModel.I64F64);
        return text.Append("}\n").ToString();
    }

    private static void AppendArray(StringBuilder text, NumberModel model)
    {
        text.Append($"\n    private static byte[] {model}()\n    {{\n        return new byte[]\n        {{\n");
        foreach (byte[] row in Pack(model).Chunk(16))
        {
            text.Append("            " + string.Join(" ", row.Select(it => $"0x{it:X2},")) + "\n");
        }
        text.Append("        };\n    }\n");
        text.Replace("    }\n\n\n", "    }\n\n");
    }

    private static byte[] Pack(NumberModel model)
    {
        var builder = new ImageBuilder(model);
        builder.AddModule("main", Compile("main", "local name = ... return 'hello ' .. name", model));
        builder.AddModule(
            "adder", Compile("adder", "return {add = function(a, b) return a + b end}", model));
        builder.SetEntry("main");
        return builder.Build();
    }

    private static Prototype Compile(string name, string source, NumberModel model) =>
        LuaCompiler.Compile(Encoding.UTF8.GetBytes(source), Encoding.UTF8.GetBytes("@" + name), model);
}
