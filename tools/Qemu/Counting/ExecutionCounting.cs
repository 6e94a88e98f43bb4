namespace NanoLua.Qemu.Counting;

/// <summary>
/// Counts every instruction of a run: <see cref="ExecutionCounts"/> reads what it writes.
/// </summary>
public sealed record ExecutionCounting
{
    /// <summary>Path of the plugin built from Plugin/execution_counts.cpp.</summary>
    public required string Plugin { get; init; }

    /// <summary>The file to write.</summary>
    public required string Output { get; init; }

    /// <summary>Address of the function whose calls separate the phases of the run.</summary>
    public required uint Mark { get; init; }

    /// <summary>Addresses of code whose executions, with all that follows, are counted.</summary>
    public IReadOnlyList<uint> Entries { get; init; } = [];

    internal string Argument =>
        $"{Plugin.Replace(",", ",,")},out={Output.Replace(",", ",,")},mark={Mark:x}"
        + (Entries.Count == 0 ? "" : $",entries={string.Join('+', Entries.Select(it => $"{it:x}"))}");
}
