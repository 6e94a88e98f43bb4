using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Image;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Library;

/// <summary>
/// The images that the device tests have in their code are what the packer makes today. Whatever changes the
/// compiler, the format or the layouts writes them anew: NANOLUA_BLESS=1 ./dev test --only unit TestImage.
/// </summary>
public sealed class TestImageTests
{
    [Fact]
    public void Images_in_the_code_are_up_to_date()
    {
        (string, string)[] modules =
        [
            ("main", "local name = ... return 'hello ' .. name"),
            ("adder", "return {add = function(a, b) return a + b end}"),
        ];
        Compare("TestImages", "two modules, main and adder", modules);
    }

    [Fact]
    public void Image_of_the_sample_in_the_code_is_up_to_date()
    {
        (string, string)[] modules = [.. Directory
            .GetFiles(Repository.PathOf("flash-images/dhcp-server"), "*.lua")
            .Where(path => Path.GetFileName(path) is not ("main.lua" or "byte_array.lua"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];
        Compare("DhcpImages", "what a host uses of flash-images/dhcp-server", modules);
    }

    private static void Compare(string type, string content, (string Name, string Source)[] modules)
    {
        string path = Repository.PathOf($"NanoLua.Tests/Device/{type}.cs");
        string expected = Code(type, content, modules);
        if (Environment.GetEnvironmentVariable("NANOLUA_BLESS") == "1") File.WriteAllText(path, expected);
        Assert.True(
            expected == File.ReadAllText(path),
            $"{type}.cs is out of date: NANOLUA_BLESS=1 ./dev test --only unit TestImage");
    }

    private static string Code(string type, string content, (string Name, string Source)[] modules)
    {
        return $$"""
            namespace NanoLua.Tests.Device;

            // Images of {{content}}, written by NanoLua.Tests/Library/TestImageTests.cs.
            internal static class {{type}}
            {
                public static byte[] Bytes(LuaNumberModel model)
                {
                    return model == LuaNumberModel.I32F32 ? I32F32() : I64F64();
                }

                private static byte[] I32F32()
                {
                    return new byte[]
                    {
            {{Rows(Pack(NumberModel.I32F32, modules))}}
                    };
                }

                private static byte[] I64F64()
                {
                    return new byte[]
                    {
            {{Rows(Pack(NumberModel.I64F64, modules))}}
                    };
                }
            }

            """;
    }

    private static string Rows(byte[] bytes) => string.Join('\n', bytes.Chunk(16)
        .Select(row => "            " + string.Join(' ', row.Select(it => $"0x{it:X2},"))));

    private static byte[] Pack(NumberModel model, (string Name, string Source)[] modules)
    {
        var builder = new ImageBuilder(model) { Strip = true };
        foreach ((string name, string source) in modules)
        {
            builder.AddModule(name, LuaCompiler.Compile(
                Encoding.UTF8.GetBytes(source), Encoding.UTF8.GetBytes("@" + name), model));
        }
        if (modules[0].Name == "main") builder.SetEntry("main");
        return builder.Build();
    }
}
