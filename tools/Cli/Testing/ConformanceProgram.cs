using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;
using NanoLua.Compiler;

namespace NanoLua.Cli.Testing;

/// <summary>One file of the conformance corpus: a fact about Lua.</summary>
internal sealed partial class ConformanceProgram
{
    private readonly byte[] _bytes;
    private readonly string _path;
    private readonly string _chunkName;
    private readonly string _source;

    public ConformanceProgram(string folder, string path)
    {
        _path = path;
        _bytes = File.ReadAllBytes(path);
        _source = Encoding.Latin1.GetString(_bytes);
        _chunkName = Path.GetFileName(path);
        Fact = Path.GetRelativePath(folder, path);
        Match heap = HeapLine().Match(_source);
        HeapBytes = heap.Success
            ? long.Parse(heap.Groups[1].Value, CultureInfo.InvariantCulture) << 20
            : 0;
    }

    /// <summary>Feature and fact, as a path.</summary>
    public string Fact { get; }

    /// <summary>Memory the program asks for; 0: the usual 64 KB.</summary>
    public long HeapBytes { get; }

    /// <summary>What the program is told it is called.</summary>
    public string ProgramName => _chunkName;

    /// <summary>All files of a corpus whose fact contains the filter, sorted.</summary>
    public static ConformanceProgram[] Find(string folder, string? filter) =>
        [.. Directory.EnumerateFiles(folder, "*.lua", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new ConformanceProgram(folder, path))
            .Where(program => filter is null || program.Fact.Contains(filter))];

    public Expectation ExpectationFor(NumberModel numbers) =>
        Expectation.Parse(_source, numbers.Name());

    /// <summary>
    /// Null when the source does not compile: then <paramref name="outcome"/> says why.
    /// </summary>
    public byte[]? Pack(NumberModel numbers, out Outcome? outcome)
    {
        outcome = null;
        try
        {
            Prototype main = LuaCompiler.Compile(
                LuaCompiler.SkipFilePrefix(_bytes), Encoding.UTF8.GetBytes("@" + _chunkName),
                numbers);
            var module = new LuaModule(ProjectManifest.DefaultEntry, _path, main);
            return Packer.Pack([module], module.Name, numbers, strip: false, _path);
        }
        catch (LuaSyntaxException error)
        {
            string message = Encoding.Latin1.GetString(error.MessageBytes);
            outcome = new Outcome("", $"lua: {message}\n", ExitStatus.Failure);
            return null;
        }
    }

    [GeneratedRegex(@"\A-- heap: (\d+) MB")]
    private static partial Regex HeapLine();
}
