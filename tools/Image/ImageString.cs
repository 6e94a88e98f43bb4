namespace NanoLua.Image;

/// <summary>A string object of an image; the offset counts from the image's start.</summary>
public sealed record ImageString(long Offset, byte[] Text, uint Hash)
{
    public bool IsShort => ImageRules.IsShort(Text);
}
