using System;

namespace NanoLua.Compiler;

/// <summary>Labels in scope or pending gotos, over all functions being compiled.</summary>
internal sealed class LabelList
{
    private LabelEntry[] _items = new LabelEntry[8];
    private int _count;

    public int Count
    {
        get { return _count; }
    }

    public LabelEntry this[int index]
    {
        get { return _items[index]; }
    }

    public void Add(LabelEntry entry)
    {
        if (_count >= Limits.Declarations)
        {
            throw Lexer.ResourceError("too many labels/gotos (limit is "
                + Limits.Declarations.ToString() + ")");
        }
        if (_count == _items.Length)
        {
            LabelEntry[] larger = new LabelEntry[_count * 2];
            Array.Copy(_items, 0, larger, 0, _count);
            _items = larger;
        }
        _items[_count++] = entry;
    }

    public void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
    }

    public void Truncate(int count)
    {
        _count = count;
    }

    /// <summary>The first entry of that name from an index on, or null.</summary>
    public LabelEntry Find(Symbol name, int first)
    {
        for (int i = first; i < _count; i++)
        {
            if (_items[i].Name == name)
            {
                return _items[i];
            }
        }
        return null;
    }
}
