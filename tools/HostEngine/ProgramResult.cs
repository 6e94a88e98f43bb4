namespace NanoLua.HostEngine;

/// <param name="Status">0; 1 for a Lua error; or what the program gave to os.exit.</param>
/// <param name="RamFresh">Bytes with the libraries open and nothing loaded.</param>
/// <param name="RamAfterLoad">Bytes right before the program starts.</param>
public sealed record ProgramResult(
    int Status, long RamFresh, long RamAfterLoad, long RamPeak, long Allocations);
