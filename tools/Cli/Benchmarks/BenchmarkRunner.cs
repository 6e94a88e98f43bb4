using NanoLua.Cli.Programs;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// Runs benchmarks and checks their results. Stripped images, as the figures of other runtimes are
/// for stripped code.
/// </summary>
internal sealed class BenchmarkRunner(ImageRunner runner, Target target)
{
    public BenchmarkResult Run(Benchmark benchmark)
    {
        byte[] image = benchmark.IsLoadOnly ? PackModules(benchmark) : PackProgram(benchmark);
        // Not the path: the program's name takes RAM.
        Measurement measured = runner.Run(
            image, benchmark.Name, benchmark.IsLoadOnly, benchmark.TakesPackets);
        return new BenchmarkResult(
            benchmark, measured with { Problem = measured.Problem ?? ProblemOf(benchmark, measured) });
    }

    private byte[] PackProgram(Benchmark benchmark)
    {
        IReadOnlyList<LuaModule> modules = Packer.ReadModules(benchmark.Path, target);
        return Packer.Pack(modules, modules[0].Name, target.Numbers, strip: true, benchmark.Path);
    }

    /// <summary>All modules and an entry that does nothing: what remains is the loading.</summary>
    private byte[] PackModules(Benchmark benchmark)
    {
        LuaModule entry = LuaModule.Compile("main", "-- Nothing runs.", target);
        return Packer.Pack(
            [.. Packer.ReadModules(benchmark.Path, target), entry], entry.Name, target.Numbers,
            strip: true, benchmark.Path);
    }

    private static string? ProblemOf(Benchmark benchmark, Measurement measured) =>
        benchmark.ExpectedResult is { } expected && measured.Report!.Result != expected
            ? $"returned {measured.Report.Result}, but {expected} is right"
            : null;
}
