// The hash table that makes equal strings of one source the same Symbol.
using System;

namespace NanoLua.Compiler;

internal sealed class SymbolTable
{
    private Symbol[] _buckets = new Symbol[64];
    private int _count;

    public Symbol Intern(string text)
    {
        byte[] bytes = Latin1.ToBytes(text);
        return Intern(bytes, 0, bytes.Length);
    }

    public Symbol Intern(byte[] bytes, int start, int count)
    {
        int hash = HashOf(bytes, start, count);
        Symbol symbol = _buckets[hash & (_buckets.Length - 1)];
        while (symbol != null)
        {
            if (symbol.Hash == hash && SameBytes(symbol.Bytes, bytes, start, count))
            {
                return symbol;
            }
            symbol = symbol.NextInBucket;
        }
        return Add(bytes, start, count, hash);
    }

    private Symbol Add(byte[] bytes, int start, int count, int hash)
    {
        if (_count >= _buckets.Length)
        {
            Grow();
        }
        byte[] copy = new byte[count];
        Array.Copy(bytes, start, copy, 0, count);
        Symbol symbol = new Symbol(copy, hash);
        Link(symbol);
        _count++;
        return symbol;
    }

    private void Grow()
    {
        Symbol[] old = _buckets;
        _buckets = new Symbol[old.Length * 2];
        for (int i = 0; i < old.Length; i++)
        {
            Symbol symbol = old[i];
            while (symbol != null)
            {
                Symbol next = symbol.NextInBucket;
                Link(symbol);
                symbol = next;
            }
        }
    }

    private void Link(Symbol symbol)
    {
        int bucket = symbol.Hash & (_buckets.Length - 1);
        symbol.NextInBucket = _buckets[bucket];
        _buckets[bucket] = symbol;
    }

    /// <summary>FNV-1a.</summary>
    private static int HashOf(byte[] bytes, int start, int count)
    {
        uint hash = 2166136261;
        for (int i = start; i < start + count; i++)
        {
            hash = (hash ^ bytes[i]) * 16777619;
        }
        return (int)(hash ^ (hash >> 15));
    }

    private static bool SameBytes(byte[] left, byte[] right, int start, int count)
    {
        if (left.Length != count)
        {
            return false;
        }
        for (int i = 0; i < count; i++)
        {
            if (left[i] != right[start + i])
            {
                return false;
            }
        }
        return true;
    }
}
