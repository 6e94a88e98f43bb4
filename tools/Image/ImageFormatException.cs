namespace NanoLua.Image;

/// <summary>Bytes that are no sound image for this version of NanoLua.</summary>
public sealed class ImageFormatException(string problem, long offsetBytes)
    : Exception($"{problem} (at byte {offsetBytes})")
{
    /// <summary>One sentence without an offset and without a file name.</summary>
    public string Problem { get; } = problem;

    public long OffsetBytes { get; } = offsetBytes;
}
