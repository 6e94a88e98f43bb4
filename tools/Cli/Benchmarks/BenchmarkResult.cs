using NanoLua.Cli.Running;

namespace NanoLua.Cli.Benchmarks;

/// <summary>What one benchmark gave.</summary>
/// <param name="Report">Null when the program failed.</param>
/// <param name="Profile">Null on the host, and when the program failed.</param>
/// <param name="Problem">Why it is not right; null when it is.</param>
internal sealed record BenchmarkResult(
    Benchmark Benchmark, RunReport? Report, ExecutionProfile? Profile, string? Problem)
{
    public bool IsRight => Problem is null;

    /// <summary>Guest instructions of the call, or of loading modules; null on the host.</summary>
    public long? Instructions => Profile?.Instructions;

    public double? Millions => Instructions / 1e6;

    /// <summary>An estimate, in millions.</summary>
    public double? CyclesMillions => Profile?.Cycles / 1e6;
}
