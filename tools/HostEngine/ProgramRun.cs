namespace NanoLua.HostEngine;

/// <summary>One program to be run as <c>lua</c> runs a script.</summary>
public sealed record ProgramRun
{
    public required string ImagePath { get; init; }

    /// <summary>What the program is told it is called: <c>arg[0]</c>.</summary>
    public required string ProgramName { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public uint HeapBytes { get; init; } = EngineState.DefaultHeapBytes;
}
