namespace NanoLua.Cli.Benchmarks;

/// <summary>A file that returns a function, or a folder of modules that are only loaded.</summary>
/// <param name="Path">The file or folder, as messages name it.</param>
internal sealed record Benchmark(string Name, string Path, Baseline Baseline)
{
    private const string ModulesFolder = "modules";

    public bool IsLoadOnly => Directory.Exists(Path);

    /// <summary>Null: the result is not known and not checked.</summary>
    public string? ExpectedResult => IsLoadOnly ? null : Baseline.ResultOf(Name);

    public bool TakesPackets => Baseline.Packets(Name) is not null;

    /// <param name="paths">Folders and files; files outside a given folder count too.</param>
    public static IReadOnlyList<Benchmark> Find(IEnumerable<string> paths)
    {
        Benchmark[] found = [.. paths.SelectMany(path =>
            Directory.Exists(path) ? FindIn(path) : [FromFile(path)])];
        if (found.Length > 0) return found;
        throw new InputException($"{string.Join(", ", paths)}: contains no .lua file");
    }

    private static IEnumerable<Benchmark> FindIn(string folder)
    {
        Baseline baseline = Baseline.Read(folder);
        foreach (string path in Directory.EnumerateFiles(folder, "*.lua").Order())
        {
            yield return new Benchmark(NameOf(path), path, baseline);
        }
        string modules = System.IO.Path.Combine(folder, ModulesFolder);
        if (Directory.Exists(modules)) yield return new Benchmark(ModulesFolder, modules, baseline);
    }

    private static Benchmark FromFile(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path) is { Length: > 0 } name ? name : ".";
        return new Benchmark(NameOf(path), path, Baseline.Read(folder));
    }

    /// <summary>fib.lua and fib.i32f32.luac are the benchmark fib.</summary>
    private static string NameOf(string path) =>
        System.IO.Path.GetFileName(path).Split('.')[0];
}
