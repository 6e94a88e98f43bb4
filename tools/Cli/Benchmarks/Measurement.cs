using NanoLua.Cli.Running;

namespace NanoLua.Cli.Benchmarks;

/// <summary>What one run gave.</summary>
/// <param name="Report">Null when the program failed.</param>
/// <param name="Profile">Null when nothing was counted, and when the program failed.</param>
/// <param name="Problem">Why it is not right; null when it is.</param>
internal sealed record Measurement(RunReport? Report, ExecutionProfile? Profile, string? Problem);
