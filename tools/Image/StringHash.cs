// The hash of a Lua string as images hold it. The engine hashes the strings it makes in the same
// way (firmware/engine/string.cpp), or equal texts would be different table keys.
using System.Buffers.Binary;

namespace NanoLua.Image;

public static class StringHash
{
    private const int WordBytes = sizeof(uint);

    /// <summary>The hash of a short text has the length in its lowest bits.</summary>
    public static uint Of(ReadOnlySpan<byte> text)
    {
        uint hash = OfWords(text);
        return text.Length <= Abi.ShortStringBytesMax
            ? hash & ~Abi.ShortStringLengthMask | (uint)text.Length
            : hash;
    }

    private static uint OfWords(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        for (; text.Length >= WordBytes; text = text[WordBytes..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(text));
        }
        if (text.IsEmpty)
        {
            return hash;
        }
        Span<byte> last = stackalloc byte[WordBytes];
        text.CopyTo(last);
        return Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(last));
    }

    private static uint Mix(uint hash, uint word)
    {
        unchecked
        {
            hash = (hash ^ word) * Abi.HashMultiplier;
            return hash ^ hash >> (int)Abi.StringHashShift;
        }
    }
}
