using System;
using System.Collections;

namespace NanoLua;

/// <summary>
/// A Lua table. Reading and writing honour its metatable. Values are null, bool, long, double, byte[] for strings,
/// and Lua objects; written may be any number, string, delegate of type <see cref="LuaCallback"/> as well.
/// </summary>
public sealed class LuaTable : LuaReference, IEnumerable
{
    internal LuaTable(LuaRuntime runtime, int number)
        : base(runtime, number)
    {
    }

    /// <summary>The length, as Lua's operator # gives it.</summary>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A metamethod failed.</exception>
    public int Length
    {
        get { return Runtime.LengthOf(this); }
    }

    /// <summary>The value of a field; null for none.</summary>
    /// <param name="name">The name of the field.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The value is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A metamethod failed.</exception>
    public object this[string name]
    {
        get { return Runtime.GetElement(this, LuaString.ToBytes(name)); }
        set { Runtime.SetElement(this, LuaString.ToBytes(name), value); }
    }

    /// <summary>The value of an element; null for none. Lua counts from 1.</summary>
    /// <param name="index">The index.</param>
    /// <exception cref="ArgumentException">The value is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A metamethod failed.</exception>
    public object this[int index]
    {
        get { return Runtime.GetElement(this, index); }
        set { Runtime.SetElement(this, index, value); }
    }

    /// <summary>The value of any key; null for none.</summary>
    /// <param name="key">A value that Lua has, but null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException">Key or value is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A metamethod failed.</exception>
    public object this[object key]
    {
        get { return Runtime.GetElement(this, NotNull(key)); }
        set { Runtime.SetElement(this, NotNull(key), value); }
    }

    /// <summary>A string field as text; null if the field is no string.</summary>
    /// <param name="name">The name of the field.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A metamethod failed.</exception>
    public string GetString(string name)
    {
        byte[] bytes = this[name] as byte[];
        return bytes == null ? null : LuaString.ToText(bytes);
    }

    /// <summary>The metatable; null for none.</summary>
    /// <exception cref="ArgumentException">The table set is of another runtime.</exception>
    /// <exception cref="ObjectDisposedException">A table or the runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public LuaTable Metatable
    {
        get { return Runtime.GetMetatable(this); }
        set { Runtime.SetMetatable(this, value); }
    }

    /// <summary>
    /// Goes through all fields and elements as objects of type <see cref="LuaEntry"/>, in no order, without
    /// metamethods. Meanwhile no field may be added.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The table or its runtime is disposed.</exception>
    public IEnumerator GetEnumerator()
    {
        return new LuaTableEnumerator(this);
    }

    private static object NotNull(object key)
    {
        if (key == null)
        {
            throw new ArgumentNullException();
        }
        return key;
    }
}
