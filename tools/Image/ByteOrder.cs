namespace NanoLua.Image;

/// <summary>Orders Lua strings by their bytes: the same order on every machine.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static ByteOrder Instance { get; } = new();

    public int Compare(byte[]? x, byte[]? y)
    {
        return x.AsSpan().SequenceCompareTo(y);
    }
}
