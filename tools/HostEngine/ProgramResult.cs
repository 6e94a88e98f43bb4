namespace NanoLua.HostEngine;

/// <param name="Status">0; 1 for a Lua error; or what the program gave to os.exit.</param>
/// <param name="RamFresh">Bytes with the libraries open and nothing loaded.</param>
/// <param name="RamAfterLoad">Bytes right before the program starts.</param>
/// <param name="End">The figures when the program has ended.</param>
public sealed record ProgramResult(
    int Status, long RamFresh, long RamAfterLoad, EngineStatistics End);
