using System;

namespace NanoLua.Bytecode;

/// <summary>Bytes that are no official binary chunk; the message says why and where.</summary>
public sealed class ChunkFormatException : Exception
{
    public ChunkFormatException(string problem, int offsetBytes)
        : base(problem + " (at byte " + LuaNumber.FormatInteger(offsetBytes) + ")")
    {
        OffsetBytes = offsetBytes;
    }

    /// <summary>Where in the chunk the problem was noticed.</summary>
    public int OffsetBytes { get; }
}
