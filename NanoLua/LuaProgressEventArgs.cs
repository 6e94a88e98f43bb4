using System;

namespace NanoLua;

/// <summary>What a runtime says when a long call has used up a time slice.</summary>
public sealed class LuaProgressEventArgs : EventArgs
{
    private int _slices;
    private bool _cancel;

    internal LuaProgressEventArgs()
    {
    }

    /// <summary>How many time slices the running call has used up.</summary>
    public int Slices
    {
        get { return _slices; }
    }

    /// <summary>Set to true to make the call fail, as <see cref="LuaRuntime.Cancel"/> does.</summary>
    public bool Cancel
    {
        get { return _cancel; }
        set { _cancel = value; }
    }

    internal void Begin()
    {
        _slices = 0;
    }

    internal void Next()
    {
        _slices++;
        _cancel = false;
    }
}

/// <summary>Follows a long call of Lua, on the thread that made it.</summary>
/// <param name="sender">The runtime.</param>
/// <param name="e">The same object every time.</param>
public delegate void LuaProgressEventHandler(LuaRuntime sender, LuaProgressEventArgs e);
