using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Compiler;

/// <summary>Chunks in Golden are what PUC-Rio Lua 5.5.0 makes of the sources in bench.</summary>
public sealed class GoldenChunkTests
{
    private static readonly string s_golden = Repository.PathOf("NanoLua.Tests/Golden");

    public static TheoryData<string> Chunks { get; } = FindChunks();

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Source_compiles_to_the_official_chunk(string chunk)
    {
        string[] parts = chunk.Split('.');
        string file = parts[0] + ".lua";
        NumberModel model = Enum.Parse<NumberModel>(parts[1], ignoreCase: true);
        byte[] source = File.ReadAllBytes(SourcePath(file));
        byte[] chunkName = Encoding.UTF8.GetBytes("@" + file);
        Prototype main = LuaCompiler.Compile(source, chunkName, model);
        byte[] expected = File.ReadAllBytes(Path.Combine(s_golden, chunk));
        Assert.Equal(expected, ChunkWriter.Write(main, model, strip: false));
    }

    private static string SourcePath(string file)
    {
        string path = Repository.PathOf("bench/" + file);
        return File.Exists(path) ? path : Repository.PathOf("bench/modules/" + file);
    }

    private static TheoryData<string> FindChunks()
    {
        TheoryData<string> chunks = new();
        string[] paths = Directory.GetFiles(s_golden, "*.luac");
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            chunks.Add(Path.GetFileName(path));
        }
        return chunks;
    }
}
