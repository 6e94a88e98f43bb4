using NanoLua.Bytecode;

namespace NanoLua.Image;

/// <summary>A prototype of an image: its record with all parts, and its debug record.</summary>
/// <param name="DebugBytes">0 where there is no debug information.</param>
public sealed record ImageFunction(
    long Offset, long Bytes, long DebugBytes, int Depth, Prototype Prototype);
