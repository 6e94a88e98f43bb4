using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Compiler;

/// <summary>
/// What is generated for the sources in Listings. The listings were equal to those of the chunks
/// of PUC-Rio Lua 5.5.0; with NANOLUA_BLESS=1 they are written instead.
/// </summary>
public sealed class ListingTests
{
    private static readonly string s_folder = Repository.PathOf("NanoLua.Tests/Compiler/Listings");

    public static TheoryData<string, NumberModel> Cases { get; } = FindCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Source_gives_the_listing_beside_it(string name, NumberModel model)
    {
        byte[] source = File.ReadAllBytes(Path.Combine(s_folder, name + ".lua"));
        byte[] chunkName = Encoding.UTF8.GetBytes("@" + name + ".lua");
        string listing = Lister.List(LuaCompiler.Compile(source, chunkName, model), model);
        string suffix = "." + model.ToString().ToLowerInvariant() + ".verified.txt";
        string reviewed = Path.Combine(s_folder, name + suffix);
        if (Environment.GetEnvironmentVariable("NANOLUA_BLESS") == "1")
        {
            File.WriteAllText(reviewed, listing);
        }
        Assert.Equal(File.ReadAllText(reviewed).ReplaceLineEndings("\n"), listing);
    }

    /// <summary>Only constants differ between the models.</summary>
    private static TheoryData<string, NumberModel> FindCases()
    {
        TheoryData<string, NumberModel> cases = new();
        foreach (string path in Directory.GetFiles(s_folder, "*.lua").Order(StringComparer.Ordinal))
        {
            cases.Add(Path.GetFileNameWithoutExtension(path), NumberModel.I64F64);
        }
        cases.Add("constants", NumberModel.I32F32);
        return cases;
    }
}
