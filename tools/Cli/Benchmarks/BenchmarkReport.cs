using System.Globalization;
using System.Text.Json;
using NanoLua.Cli.Programs;
using Spectre.Console;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// Results beside the figures of other runtimes: <c>30.16 0.98x</c> is their figure, and ours
/// divided by it. Below 1 is better than theirs.
/// </summary>
internal static class BenchmarkReport
{
    private const string None = "-";

    public static void Print(IReadOnlyList<BenchmarkResult> results)
    {
        BenchmarkResult[] programs = [.. results.Where(result => !result.Benchmark.IsLoadOnly)];
        if (programs.Length > 0) PrintPrograms(programs);
        foreach (BenchmarkResult loaded in results.Except(programs)) PrintLoaded(loaded);
    }

    public static void WriteJson(string path, IReadOnlyList<BenchmarkResult> results)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (BenchmarkResult result in results) Write(json, result);
            json.WriteEndArray();
        }
        buffer.WriteByte((byte)'\n');
        OutputFile.Write(path, buffer.ToArray());
    }

    private static void PrintPrograms(BenchmarkResult[] results)
    {
        string[] runtimes = [.. results.SelectMany(r => r.Benchmark.Baseline.Runtimes).Distinct()];
        string[] rams = [.. results.SelectMany(r => r.Benchmark.Baseline.RamFigures).Distinct()];
        Table table = ResultTable.Create(
            ["benchmark", "ok", "Minsn", .. runtimes.Select(Title), "RAM\npeak", "RAM\nafter\nload",
                .. rams.Select(Title)]);
        foreach (TableColumn column in table.Columns.Skip(2)) column.RightAligned();
        foreach (BenchmarkResult result in results)
        {
            table.AddRow(CellsOf(result, runtimes, rams).Select(Markup.Escape).ToArray());
        }
        if (results.Length > 1) table.AddRow(MeansOf(results, runtimes, rams));
        ResultTable.Print(table);
    }

    private static string Title(string name) => name.Replace('_', '\n');

    private static IEnumerable<string> CellsOf(
        BenchmarkResult result, string[] runtimes, string[] rams)
    {
        yield return result.Benchmark.Name;
        yield return result.IsRight ? "yes" : "NO";
        yield return Millions(result.Millions);
        foreach (string runtime in runtimes)
        {
            double? theirs = result.Benchmark.Baseline.Instructions(result.Benchmark.Name, runtime);
            yield return Compare(Millions(theirs), Ratio(result.Millions, theirs));
        }
        yield return Whole(result.Report?.RamPeak);
        yield return Whole(result.Report?.RamAfterLoad);
        foreach (string ram in rams)
        {
            double? theirs = result.Benchmark.Baseline.Ram(result.Benchmark.Name, ram);
            yield return Compare(Whole(theirs), RamRatio(result, ram));
        }
    }

    private static string[] MeansOf(BenchmarkResult[] results, string[] runtimes, string[] rams) =>
    [
        "geometric mean",
        $"{results.Count(result => result.IsRight)}/{results.Length}",
        "",
        .. runtimes.Select(runtime => Mean(results.Select(result => Ratio(
            result.Millions,
            result.Benchmark.Baseline.Instructions(result.Benchmark.Name, runtime))))),
        "",
        "",
        .. rams.Select(ram => Mean(results.Select(result => RamRatio(result, ram)))),
    ];

    /// <summary>A figure taken after loading is compared with ours of that moment.</summary>
    private static double? RamRatio(BenchmarkResult result, string figure) => Ratio(
        figure.EndsWith("after_load") ? result.Report?.RamAfterLoad : result.Report?.RamPeak,
        result.Benchmark.Baseline.Ram(result.Benchmark.Name, figure));

    private static double? Ratio(double? ours, double? theirs) =>
        ours is > 0 && theirs is > 0 ? ours / theirs : null;

    private static string Mean(IEnumerable<double?> ratios)
    {
        double[] known = [.. ratios.OfType<double>()];
        return known.Length == 0 ? None : Times(Math.Exp(known.Average(Math.Log)));
    }

    private static void PrintLoaded(BenchmarkResult result)
    {
        if (result.Report is not { } report) return;
        string instructions = report.InstructionsLoad is { } count
            ? $" and {Millions(count / 1e6)} Minsn"
            : "";
        Console.Out.WriteLine(
            $"{result.Benchmark.Path}: loading it as one image takes "
            + $"{Whole(report.RamAfterLoad - report.RamFresh)} bytes of RAM{instructions}");
    }

    private static string Compare(string figure, double? ratio) =>
        ratio is { } value ? $"{figure} {Times(value)}" : figure;

    private static string Times(double ratio) =>
        ratio.ToString("0.00", CultureInfo.InvariantCulture) + "x";

    private static string Millions(double? value) =>
        value?.ToString("0.000", CultureInfo.InvariantCulture) ?? None;

    private static string Whole(double? value) =>
        value?.ToString("#,0", CultureInfo.InvariantCulture) ?? None;

    private static void Write(Utf8JsonWriter json, BenchmarkResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Benchmark.Name);
        json.WriteBoolean("ok", result.IsRight);
        json.WriteString("result", result.Report?.Result);
        Write(json, "instructions", result.Instructions);
        Write(json, "ram_fresh", result.Report?.RamFresh);
        Write(json, "ram_after_load", result.Report?.RamAfterLoad);
        Write(json, "ram_peak", result.Report?.RamPeak);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
