using NanoLua.Cli.Running;

namespace NanoLua.Cli.Benchmarks;

/// <summary>What one benchmark gave.</summary>
/// <param name="Report">Null when the program failed.</param>
/// <param name="Problem">Why it is not right; null when it is.</param>
internal sealed record BenchmarkResult(Benchmark Benchmark, RunReport? Report, string? Problem)
{
    public bool IsRight => Problem is null;

    /// <summary>Guest instructions of the call, or of loading modules; null on the host.</summary>
    public long? Instructions =>
        Benchmark.IsLoadOnly ? Report?.InstructionsLoad : Report?.InstructionsRun;

    public double? Millions => Instructions / 1e6;
}
