using NanoLua.Cli.Running;

namespace NanoLua.Cli.Benchmarks;

/// <summary>What one benchmark gave.</summary>
internal sealed record BenchmarkResult(Benchmark Benchmark, Measurement Measured)
{
    public RunReport? Report => Measured.Report;

    public ExecutionProfile? Profile => Measured.Profile;

    public string? Problem => Measured.Problem;

    public bool IsRight => Problem is null;

    /// <summary>Guest instructions of the call, or of loading modules; null on the host.</summary>
    public long? Instructions => Profile?.Instructions;

    public double? Millions => Instructions / 1e6;

    /// <summary>An estimate, in millions.</summary>
    public double? CyclesMillions => Profile?.Cycles / 1e6;
}
