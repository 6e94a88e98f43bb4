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
    private const long UsualHeapBytes = 64 << 10;

    private readonly byte[] _bytes;
    private readonly string _path;
    private readonly string _chunkName;
    private readonly string _source;
    private readonly string[] _modules;
    private readonly bool _isStripped;

    public ConformanceProgram(string folder, string path)
    {
        _path = path;
        _bytes = File.ReadAllBytes(path);
        _source = Encoding.Latin1.GetString(_bytes);
        _chunkName = Path.GetFileName(path);
        Fact = Path.GetRelativePath(folder, path);
        Match heap = HeapLine().Match(_source);
        HeapBytes = heap.Success
            ? long.Parse(heap.Groups[1].Value, CultureInfo.InvariantCulture)
                << (heap.Groups[2].Value == "MB" ? 20 : 10)
            : UsualHeapBytes;
        _isStripped = StrippedLine().IsMatch(_source);
        _modules = [.. ModuleLine().Matches(_source)
            .Select(line => Path.Combine(folder, "..", "..", line.Groups[1].Value))];
    }

    /// <summary>Feature and fact, as a path.</summary>
    public string Fact { get; }

    /// <summary>Memory the program asks for.</summary>
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
            LuaModule main = Compile(ProjectManifest.DefaultEntry, _path, _bytes, numbers);
            IEnumerable<LuaModule> others = _modules.Select(path => Compile(
                Path.GetFileNameWithoutExtension(path), path, File.ReadAllBytes(path), numbers));
            return Packer.Pack([main, .. others], main.Name, numbers, _isStripped, _path);
        }
        catch (LuaSyntaxException error)
        {
            string message = Encoding.Latin1.GetString(error.MessageBytes);
            outcome = new Outcome("", $"lua: {message}\n", ExitStatus.Failure);
            return null;
        }
    }

    private static LuaModule Compile(
        string name, string path, byte[] source, NumberModel numbers)
    {
        Prototype main = LuaCompiler.Compile(
            LuaCompiler.SkipFilePrefix(source),
            Encoding.UTF8.GetBytes("@" + Path.GetFileName(path)), numbers);
        return new LuaModule(name, path, main);
    }

    [GeneratedRegex(@"\A-- heap: (\d+) ([KM]B)")]
    private static partial Regex HeapLine();

    [GeneratedRegex("^-- stripped$", RegexOptions.Multiline)]
    private static partial Regex StrippedLine();

    [GeneratedRegex(@"^-- module: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ModuleLine();
}
