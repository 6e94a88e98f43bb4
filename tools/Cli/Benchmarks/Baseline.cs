using System.Text.Json;

namespace NanoLua.Cli.Benchmarks;

/// <summary>The figures of other runtimes in a baseline.json, by benchmark.</summary>
internal sealed class Baseline
{
    public const string FileName = "baseline.json";

    private const string InstructionsSuffix = "_Minsn";

    private readonly Dictionary<string, JsonElement> _benchmarks = [];

    private Baseline()
    {
    }

    /// <summary>Names of the runtimes whose instructions are known, in the file's order.</summary>
    public IReadOnlyList<string> Runtimes { get; private set; } = [];

    /// <summary>A folder without the file has an empty baseline.</summary>
    public static Baseline Read(string folder)
    {
        var baseline = new Baseline();
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return baseline;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            baseline.Add(document.RootElement.GetProperty("benchmarks").Clone());
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException($"{path}: is not a JSON object with the field benchmarks");
        }
        return baseline;
    }

    /// <summary>The value that the benchmark returns, as text; null: not known.</summary>
    public string? ResultOf(string benchmark) =>
        Find(benchmark, "result") is { } value ? value.ToString() : null;

    /// <summary>In millions.</summary>
    public double? Instructions(string benchmark, string runtime) =>
        Find(benchmark, runtime + InstructionsSuffix)?.GetDouble();

    public double? Ram(string benchmark, string figure) => Find(benchmark, figure)?.GetDouble();

    /// <summary>How many packets one call of the benchmark handles; null: it is about others.</summary>
    public int? Packets(string benchmark) => Find(benchmark, "packets")?.GetInt32();

    private void Add(JsonElement benchmarks)
    {
        foreach (JsonProperty benchmark in benchmarks.EnumerateObject())
        {
            _benchmarks.Add(benchmark.Name, benchmark.Value);
        }
        Runtimes = [.. _benchmarks.Values
            .SelectMany(benchmark => benchmark.EnumerateObject().Select(field => field.Name))
            .Where(name => name.EndsWith(InstructionsSuffix))
            .Distinct()
            .Select(name => name[..^InstructionsSuffix.Length])];
    }

    private JsonElement? Find(string benchmark, string field) =>
        _benchmarks.TryGetValue(benchmark, out JsonElement figures)
        && figures.TryGetProperty(field, out JsonElement value)
            ? value
            : null;
}
