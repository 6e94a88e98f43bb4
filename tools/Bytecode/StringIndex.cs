// Numbers strings in the order of their first use: 1, 2, 3 ... Equal bytes are one string.
// An open hash table without deletion; at most a quarter of it is used.
using System;

namespace NanoLua.Bytecode;

internal sealed class StringIndex
{
    private byte[][] _strings = new byte[16][];
    private int[] _slots = new int[64];
    private int _count;

    /// <returns>The number of the string, or 0 where it is new and gets the next number.</returns>
    public int FindOrAdd(byte[] text)
    {
        int slot = SlotOf(text);
        if (_slots[slot] != 0)
        {
            return _slots[slot];
        }
        if (_count == _strings.Length)
        {
            Grow();
            slot = SlotOf(text);
        }
        _strings[_count++] = text;
        _slots[slot] = _count;
        return 0;
    }

    private static uint HashOf(byte[] text)
    {
        uint hash = 2166136261;
        for (int i = 0; i < text.Length; i++)
        {
            hash = (hash ^ text[i]) * 16777619;
        }
        return hash;
    }

    private static bool AreEqual(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The slot that holds the string or is free for it.</summary>
    private int SlotOf(byte[] text)
    {
        int slot = (int)(HashOf(text) % (uint)_slots.Length);
        while (_slots[slot] != 0 && !AreEqual(_strings[_slots[slot] - 1], text))
        {
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }
        return slot;
    }

    private void Grow()
    {
        byte[][] strings = new byte[_count * 2][];
        Array.Copy(_strings, 0, strings, 0, _count);
        _strings = strings;
        _slots = new int[strings.Length * 4];
        for (int i = 0; i < _count; i++)
        {
            _slots[SlotOf(_strings[i])] = i + 1;
        }
    }
}
