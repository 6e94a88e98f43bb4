using System;

namespace NanoLua;

/// <summary>What a coroutine is doing.</summary>
public enum LuaThreadStatus
{
    /// <summary>It has not begun, or waits in a yield.</summary>
    Suspended,

    /// <summary>It is running.</summary>
    Running,

    /// <summary>It has resumed another coroutine.</summary>
    Normal,

    /// <summary>It has returned or failed.</summary>
    Dead,
}

/// <summary>A coroutine. It runs on the thread that resumes it.</summary>
public sealed class LuaThread : LuaReference
{
    internal LuaThread(LuaRuntime runtime, int number)
        : base(runtime, number)
    {
    }

    /// <summary>What the coroutine is doing.</summary>
    /// <exception cref="ObjectDisposedException">The coroutine or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public LuaThreadStatus Status
    {
        get { return Runtime.StatusOf(this); }
    }

    /// <summary>Runs the coroutine up to its next yield or its end.</summary>
    /// <param name="arguments">What its function, or yield, is given.</param>
    /// <returns>What it yields or returns.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is null.</exception>
    /// <exception cref="ArgumentException">An argument is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The coroutine or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">It failed, or it is not suspended.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public object[] Resume(params object[] arguments)
    {
        return Runtime.Resume(this, arguments);
    }

    /// <summary>Ends a suspended coroutine: closes its pending variables.</summary>
    /// <exception cref="ObjectDisposedException">The coroutine or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">A variable could not be closed, or the coroutine is running.</exception>
    public void Close()
    {
        Runtime.CloseThread(this);
    }
}
