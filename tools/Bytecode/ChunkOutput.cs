using System;

namespace NanoLua.Bytecode;

/// <summary>The bytes of a chunk under construction; the counterpart of ChunkInput.</summary>
internal sealed class ChunkOutput
{
    private byte[] _bytes = new byte[256];
    private int _count;

    public void Byte(int value)
    {
        Reserve(1);
        _bytes[_count++] = (byte)value;
    }

    public void Bytes(byte[] values)
    {
        Reserve(values.Length);
        Array.Copy(values, 0, _bytes, _count, values.Length);
        _count += values.Length;
    }

    public void Fixed(ulong value, int sizeBytes)
    {
        for (int i = 0; i < sizeBytes; i++)
        {
            Byte((int)(value >> (8 * i)));
        }
    }

    public void Varint(ulong value)
    {
        int shift = 0;
        while (value >> shift > 0x7F)
        {
            shift += 7;
        }
        for (; shift > 0; shift -= 7)
        {
            Byte((int)(value >> shift) | 0x80);
        }
        Byte((int)value & 0x7F);
    }

    public void Align()
    {
        while (_count % ChunkFormat.WordBytes != 0)
        {
            Byte(0);
        }
    }

    public byte[] ToArray()
    {
        byte[] result = new byte[_count];
        Array.Copy(_bytes, 0, result, 0, _count);
        return result;
    }

    private void Reserve(int count)
    {
        if (_count + count > _bytes.Length)
        {
            byte[] bytes = new byte[(_count + count) * 2];
            Array.Copy(_bytes, 0, bytes, 0, _count);
            _bytes = bytes;
        }
    }
}
