using System;

namespace NanoLua.Compiler;

/// <summary>A growable array of bytes.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[64];
    private int _count;

    public int Count
    {
        get { return _count; }
    }

    /// <summary>The storage; bytes from Count on have no meaning.</summary>
    public byte[] Bytes
    {
        get { return _bytes; }
    }

    public void Add(int value)
    {
        if (_count == _bytes.Length)
        {
            byte[] larger = new byte[_count * 2];
            Array.Copy(_bytes, 0, larger, 0, _count);
            _bytes = larger;
        }
        _bytes[_count++] = (byte)value;
    }

    public void RemoveLast(int count)
    {
        _count -= count;
    }

    public void Clear()
    {
        _count = 0;
    }
}
