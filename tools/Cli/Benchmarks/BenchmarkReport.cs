using System.Globalization;
using System.Text.Json;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;
using Spectre.Console;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// Results beside the figures of other runtimes. A ratio is ours divided by theirs: below 1 is better
/// than theirs.
/// </summary>
internal static class BenchmarkReport
{
    private const string None = "-";
    private const string Puc = "puc55";
    private const string PeakRam = "_peak_ram";

    public static void Print(
        IReadOnlyList<BenchmarkResult> results, NumberModel numbers, bool everyRuntime)
    {
        BenchmarkResult[] programs = [.. results.Where(result => !result.Benchmark.IsLoadOnly)];
        if (programs.Length > 0) PrintPrograms(programs, $"{Puc}_{numbers.Name()}");
        if (programs.Length > 0 && everyRuntime) PrintRuntimes(programs);
        foreach (BenchmarkResult result in programs) PrintPackets(result, $"{Puc}_{numbers.Name()}");
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

    private static void PrintPrograms(BenchmarkResult[] results, string puc)
    {
        Table table = CreateTable(
            "ok", "Minsn", "PUC\nMinsn", "ours\n/ PUC", "Mcycles\n(estimate)", "RAM peak\nbytes",
            "PUC\nbytes", "ours\n/ PUC");
        foreach (BenchmarkResult result in results)
        {
            double? theirs = PucInstructions(result, puc);
            double? theirRam = PucRam(result, puc);
            table.AddRow(
                Markup.Escape(result.Benchmark.Name), result.IsRight ? "yes" : "NO",
                Millions(result.Millions), Millions(theirs), Times(Ratio(result.Millions, theirs)),
                Millions(result.CyclesMillions), Whole(result.Report?.RamPeak), Whole(theirRam),
                Times(Ratio(result.Report?.RamPeak, theirRam)));
        }
        if (results.Length > 1)
        {
            table.AddRow(
                "geometric mean", $"{results.Count(result => result.IsRight)}/{results.Length}", "",
                "", Mean(results.Select(result =>
                    Ratio(result.Millions, PucInstructions(result, puc)))),
                "", "", "", Mean(results.Select(result =>
                    Ratio(result.Report?.RamPeak, PucRam(result, puc)))));
        }
        ResultTable.Print(table);
    }

    private static double? PucInstructions(BenchmarkResult result, string puc) =>
        result.Benchmark.Baseline.Instructions(result.Benchmark.Name, puc);

    private static double? PucRam(BenchmarkResult result, string puc) =>
        result.Benchmark.Baseline.Ram(result.Benchmark.Name, puc + PeakRam);

    private static void PrintRuntimes(BenchmarkResult[] results)
    {
        string[] runtimes = [.. results.SelectMany(r => r.Benchmark.Baseline.Runtimes).Distinct()];
        if (runtimes.Length == 0) return;
        Console.Out.WriteLine();
        Console.Out.WriteLine("Instructions divided by those of:");
        Table table = CreateTable([.. runtimes.Select(name => name.Replace('_', '\n'))]);
        foreach (BenchmarkResult result in results)
        {
            table.AddRow([
                Markup.Escape(result.Benchmark.Name),
                .. runtimes.Select(runtime => Times(RuntimeRatio(result, runtime)))]);
        }
        if (results.Length > 1)
        {
            table.AddRow([
                "geometric mean",
                .. runtimes.Select(runtime => Mean(results.Select(
                    result => RuntimeRatio(result, runtime))))]);
        }
        ResultTable.Print(table);
    }

    private static double? RuntimeRatio(BenchmarkResult result, string runtime) => Ratio(
        result.Millions,
        result.Benchmark.Baseline.Instructions(result.Benchmark.Name, runtime));

    private static Table CreateTable(params string[] columns)
    {
        Table table = ResultTable.Create(["benchmark", .. columns]);
        foreach (TableColumn column in table.Columns.Skip(1)) column.RightAligned();
        return table;
    }

    private static void PrintPackets(BenchmarkResult result, string puc)
    {
        Benchmark benchmark = result.Benchmark;
        if (benchmark.Baseline.Packets(benchmark.Name) is not { } packets) return;
        if (result.Instructions is not { } instructions) return;
        double? theirs = PucInstructions(result, puc) * 1e6 / packets;
        Console.Out.WriteLine(
            $"{benchmark.Path}: {Whole(instructions / packets)} instructions per packet, "
            + $"PUC {Whole(theirs)} ({Whole(packets)} packets)");
    }

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
        string instructions = result.Instructions is { } count
            ? $" and {Millions(count / 1e6)} Minsn"
            : "";
        Console.Out.WriteLine(
            $"{result.Benchmark.Path}: loading it as one image takes "
            + $"{Whole(report.RamAfterLoad - report.RamFresh)} bytes of RAM{instructions}");
    }

    private static string Times(double? ratio) =>
        ratio is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) + "x" : None;

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
        Write(json, "cycles_estimate", result.Profile?.Cycles);
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
