// A natural number of any size, for exact conversion between decimal and binary floats.
// Invariant: the words from _count on are zero, and word _count - 1 is not.
using System;

namespace NanoLua.Bytecode;

internal sealed class BigNatural
{
    private const uint TenTo9 = 1000000000;
    private uint[] _words = new uint[40];
    private int _count;

    public BigNatural(ulong value)
    {
        _words[0] = (uint)value;
        _words[1] = (uint)(value >> 32);
        _count = 2;
        Trim();
    }

    public bool IsZero
    {
        get { return _count == 0; }
    }

    public int BitLength()
    {
        if (_count == 0)
        {
            return 0;
        }
        int bits = (_count - 1) * 32;
        for (uint top = _words[_count - 1]; top != 0; top >>= 1)
        {
            bits++;
        }
        return bits;
    }

    public void MultiplyAdd(uint factor, uint addend)
    {
        ulong carry = addend;
        for (int i = 0; i < _count; i++)
        {
            carry += (ulong)_words[i] * factor;
            _words[i] = (uint)carry;
            carry >>= 32;
        }
        if (carry != 0)
        {
            Reserve(_count + 1);
            _words[_count++] = (uint)carry;
        }
    }

    public void MultiplyByPowerOfTen(int exponent)
    {
        for (; exponent >= 9; exponent -= 9)
        {
            MultiplyAdd(TenTo9, 0);
        }
        for (; exponent > 0; exponent--)
        {
            MultiplyAdd(10, 0);
        }
    }

    public void ShiftLeft(int bits)
    {
        int wordShift = bits >> 5;
        int bitShift = bits & 31;
        if (_count == 0 || bits == 0)
        {
            return;
        }
        Reserve(_count + wordShift + 1);
        for (int i = _count; i >= 0; i--)
        {
            ulong pair = (ulong)WordAt(i) << 32 | WordAt(i - 1);
            _words[i + wordShift] = (uint)(pair >> (32 - bitShift));
        }
        Array.Clear(_words, 0, wordShift);
        _count += wordShift + 1;
        Trim();
    }

    /// <returns>Below zero, zero or above zero.</returns>
    public int CompareTo(BigNatural other)
    {
        if (_count != other._count)
        {
            return _count - other._count;
        }
        for (int i = _count - 1; i >= 0; i--)
        {
            if (_words[i] != other._words[i])
            {
                return _words[i] < other._words[i] ? -1 : 1;
            }
        }
        return 0;
    }

    /// <summary>Takes away a number that is not greater than this one.</summary>
    public void Subtract(BigNatural other)
    {
        long borrow = 0;
        for (int i = 0; i < _count; i++)
        {
            long difference = (long)_words[i] - other.WordAt(i) + borrow;
            _words[i] = (uint)difference;
            borrow = difference >> 32;
        }
        Trim();
    }

    private uint WordAt(int index)
    {
        return index >= 0 && index < _count ? _words[index] : 0;
    }

    private void Reserve(int count)
    {
        if (count > _words.Length)
        {
            uint[] words = new uint[count * 2];
            Array.Copy(_words, 0, words, 0, _count);
            _words = words;
        }
    }

    private void Trim()
    {
        while (_count > 0 && _words[_count - 1] == 0)
        {
            _count--;
        }
    }
}
