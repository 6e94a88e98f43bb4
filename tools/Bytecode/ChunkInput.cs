// The bytes of a chunk under reading. Every access is checked against the end of the input; a count
// is accepted only if the bytes left can hold that many items, so that no input makes the reader
// allocate more than a small multiple of its own size.
using System;

namespace NanoLua.Bytecode;

internal sealed class ChunkInput
{
    private readonly byte[] _bytes;

    public ChunkInput(byte[] bytes)
    {
        _bytes = bytes;
    }

    public int Offset { get; private set; }

    public int BytesLeft
    {
        get { return _bytes.Length - Offset; }
    }

    public ChunkFormatException Error(string problem)
    {
        return new ChunkFormatException(problem, Offset);
    }

    public int Byte()
    {
        Need(1);
        return _bytes[Offset++];
    }

    public byte[] Bytes(int count)
    {
        Need(count);
        byte[] result = new byte[count];
        Array.Copy(_bytes, Offset, result, 0, count);
        Offset += count;
        return result;
    }

    /// <summary>A little-endian number of 4 or 8 bytes; 4 bytes are not sign-extended.</summary>
    public ulong Fixed(int sizeBytes)
    {
        Need(sizeBytes);
        ulong value = 0;
        for (int i = sizeBytes - 1; i >= 0; i--)
        {
            value = value << 8 | _bytes[Offset + i];
        }
        Offset += sizeBytes;
        return value;
    }

    /// <summary>A number in groups of seven bits, the highest first.</summary>
    public ulong Varint(ulong max)
    {
        ulong value = 0;
        int group;
        do
        {
            group = Byte();
            if (value > max >> 7)
            {
                throw Error("a number is too large");
            }
            value = value << 7 | (uint)(group & 0x7F);
        }
        while ((group & 0x80) != 0);
        return value <= max ? value : throw Error("a number is too large");
    }

    public int Int()
    {
        return (int)Varint(int.MaxValue);
    }

    /// <summary>A number of items, each of which takes at least so many bytes.</summary>
    public int Count(int itemBytesMin)
    {
        int count = Int();
        return count <= BytesLeft / itemBytesMin
            ? count
            : throw Error("the chunk is truncated, or a count in it is wrong");
    }

    public void Align()
    {
        while (Offset % ChunkFormat.WordBytes != 0)
        {
            if (Byte() != 0)
            {
                throw Error("padding is not zero");
            }
        }
    }

    public void Expect(byte[] expected, string problem)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (Byte() != expected[i])
            {
                throw Error(problem);
            }
        }
    }

    private void Need(int count)
    {
        if (count > BytesLeft)
        {
            throw Error("the chunk is truncated");
        }
    }
}
