using System;

namespace NanoLua;

/// <summary>
/// A Lua error that no Lua code has caught. Thrown by a callback, it becomes that error in Lua.
/// </summary>
public class LuaException : Exception
{
    private readonly object _value;
    private readonly string _traceback;

    /// <summary>An error with a message. Lua puts the place of the callback's caller in front.</summary>
    /// <param name="message">What is wrong.</param>
    public LuaException(string message)
        : base(message)
    {
    }

    /// <summary>An error whose value is any Lua value, such as a table or the bytes of a message.</summary>
    /// <param name="value">null, bool, a number, byte[], or a Lua object.</param>
    public LuaException(object value)
        : this(TextOf(value), value, null)
    {
    }

    internal LuaException(string message, object value, string traceback)
        : base(message)
    {
        _value = value;
        _traceback = traceback;
    }

    /// <summary>The error value as Lua has it: byte[] for a message. null for one that C# has made of a text.</summary>
    public object Value
    {
        get { return _value; }
    }

    /// <summary>The functions that were running, innermost first; null if unknown.</summary>
    public string Traceback
    {
        get { return _traceback; }
    }

    private static string TextOf(object value)
    {
        byte[] bytes = value as byte[];
        return bytes != null ? LuaString.ToText(bytes) : "(error object)";
    }
}

/// <summary>The running call was cancelled.</summary>
public sealed class LuaCanceledException : LuaException
{
    internal LuaCanceledException()
        : base("cancelled", null, null)
    {
    }
}

/// <summary>The program has called <c>os.exit</c>: its runtime can only be disposed.</summary>
public sealed class LuaExitException : Exception
{
    private readonly int _status;

    internal LuaExitException(int status)
    {
        _status = status;
    }

    /// <summary>What the program has given to <c>os.exit</c>: 0 for success.</summary>
    public int Status
    {
        get { return _status; }
    }
}
