using System;

namespace NanoLua;

/// <summary>
/// A call of a C# function by Lua: its arguments, counted from 0, and its results, in the order of the calls of
/// Return. The object is used again for later calls.
/// </summary>
public sealed class LuaCall
{
    private readonly LuaRuntime _runtime;
    private int _count;
    private int _results;

    internal LuaCall(LuaRuntime runtime)
    {
        _runtime = runtime;
    }

    /// <summary>The runtime that calls.</summary>
    public LuaRuntime Runtime
    {
        get { return _runtime; }
    }

    /// <summary>How many arguments there are.</summary>
    public int Count
    {
        get { return _count; }
    }

    internal int Results
    {
        get { return _results; }
    }

    /// <summary>Whether an argument is nil or not there.</summary>
    /// <param name="index">From 0.</param>
    public bool IsNil(int index)
    {
        return index >= _count || Kind(index) == Engine.KindNil;
    }

    /// <summary>An integer argument.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It is none, or needs more than 32 bits.</exception>
    public int GetInt32(int index)
    {
        long value = GetInt64(index);
        if (value != (int)value)
        {
            throw Bad(index, "32-bit integer expected");
        }
        return (int)value;
    }

    /// <summary>An integer argument.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It is none.</exception>
    public long GetInt64(int index)
    {
        long value = index < _count ? Engine.NativeToInteger(_runtime.Host, index) : long.MinValue;
        if (value == long.MinValue && Kind(index) != Engine.KindInteger)
        {
            throw Unexpected(index, "integer");
        }
        return value;
    }

    /// <summary>A number.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It is none.</exception>
    public double GetDouble(int index)
    {
        double value = index < _count ? Engine.NativeToFloat(_runtime.Host, index) : double.NaN;
        if (double.IsNaN(value) && Kind(index) != Engine.KindFloat)
        {
            throw Unexpected(index, "number");
        }
        return value;
    }

    /// <summary>Whether an argument is neither false nor nil.</summary>
    /// <param name="index">From 0.</param>
    public bool GetBoolean(int index)
    {
        return index < _count && Engine.NativeToBoolean(_runtime.Host, index);
    }

    /// <summary>The bytes of a string.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It is none.</exception>
    public byte[] GetBytes(int index)
    {
        if (Kind(index) != Engine.KindString)
        {
            throw Unexpected(index, "string");
        }
        return _runtime.BytesAt(index);
    }

    /// <summary>A string, read as UTF-8.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It is none.</exception>
    public string GetString(int index)
    {
        return LuaString.ToText(GetBytes(index));
    }

    /// <summary>The C# object that a userdata stands for.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="LuaException">It stands for none.</exception>
    public object GetObject(int index)
    {
        object target = Kind(index) == Engine.KindObject ? _runtime.TargetAt(index) : null;
        if (target == null)
        {
            throw Unexpected(index, "object");
        }
        return target;
    }

    /// <summary>
    /// An argument of any type: null, bool, long, double, byte[], <see cref="LuaTable"/>,
    /// <see cref="LuaFunction"/>, <see cref="LuaThread"/>, <see cref="LuaUserdata"/> or
    /// <see cref="LuaBuffer"/>.
    /// </summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public object GetValue(int index)
    {
        return index < _count ? _runtime.ValueAt(index) : null;
    }

    /// <summary>Adds an integer to the results.</summary>
    /// <param name="value">The result.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number model has no such integer.</exception>
    public void Return(long value)
    {
        _runtime.PushInteger(value);
        _results++;
    }

    /// <summary>Adds a float to the results.</summary>
    /// <param name="value">The result.</param>
    public void Return(double value)
    {
        _runtime.PushFloat(value);
        _results++;
    }

    /// <summary>Adds a boolean to the results.</summary>
    /// <param name="value">The result.</param>
    public void Return(bool value)
    {
        _runtime.PushBoolean(value);
        _results++;
    }

    /// <summary>Adds any value to the results.</summary>
    /// <param name="value">A value that Lua has: null is nil, string and byte[] are strings.</param>
    /// <exception cref="ArgumentException">It is of a type that Lua does not have, or of another runtime.</exception>
    /// <exception cref="ObjectDisposedException">The value is a disposed reference.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public void Return(object value)
    {
        _runtime.PushValue(value);
        _results++;
    }

    /// <summary>Adds an argument to the results, such as the object of a method.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public void ReturnArgument(int index)
    {
        if (index < 0 || index >= _count)
        {
            throw new ArgumentOutOfRangeException();
        }
        _runtime.Check(Engine.NativeCopy(_runtime.Host, index));
        _results++;
    }

    /// <summary>Adds a new userdata for a C# object to the results.</summary>
    /// <param name="type">What Lua can do with it.</param>
    /// <param name="target">The object.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="type"/> is of another runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public void ReturnObject(LuaUserdataType type, object target)
    {
        if (type == null || target == null)
        {
            throw new ArgumentNullException();
        }
        _runtime.PushObject(target, type.Table);
        _results++;
    }

    internal void Begin(int count)
    {
        _count = count;
        _results = 0;
    }

    internal void End()
    {
        _count = 0;
    }

    private int Kind(int index)
    {
        return index >= 0 && index < _count
            ? Engine.NativeKind(_runtime.Host, index)
            : Engine.KindNone;
    }

    private LuaException Unexpected(int index, string expected)
    {
        return Bad(index, expected + " expected, got " + LuaRuntime.NameOfKind(Kind(index)));
    }

    private static LuaException Bad(int index, string message)
    {
        return new LuaException("bad argument #" + (index + 1).ToString() + " (" + message + ")");
    }
}
