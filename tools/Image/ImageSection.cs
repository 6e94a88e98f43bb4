namespace NanoLua.Image;

/// <summary>A range of an image; sections follow each other without gaps.</summary>
public readonly record struct ImageSection(string Name, long Offset, long Bytes)
{
    public long End => Offset + Bytes;
}
