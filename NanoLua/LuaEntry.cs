using System.Collections;

namespace NanoLua;

/// <summary>A key of a table with its value.</summary>
public sealed class LuaEntry
{
    private readonly object _key;
    private readonly object _value;

    internal LuaEntry(object key, object value)
    {
        _key = key;
        _value = value;
    }

    /// <summary>The key.</summary>
    public object Key
    {
        get { return _key; }
    }

    /// <summary>The value.</summary>
    public object Value
    {
        get { return _value; }
    }
}

internal sealed class LuaTableEnumerator : IEnumerator
{
    private readonly LuaTable _table;
    private LuaEntry _current;

    internal LuaTableEnumerator(LuaTable table)
    {
        _table = table;
    }

    public object Current
    {
        get { return _current; }
    }

    public bool MoveNext()
    {
        _current = _table.Runtime.NextEntry(_table, _current);
        return _current != null;
    }

    public void Reset()
    {
        _current = null;
    }
}
