using System;

namespace NanoLua;

/// <summary>
/// A Lua object that C# holds: as long as this object is there and not disposed, Lua does not collect it. All
/// objects of a runtime end with it.
/// </summary>
public abstract class LuaReference : IDisposable
{
    // The firmware knows the next two by their places: see EngineHandle.
    private readonly EngineHandle _handle;
    private int _number;
    private readonly LuaRuntime _runtime;

    internal LuaReference(LuaRuntime runtime, int number)
    {
        _handle = runtime.Handle;
        _number = number;
        _runtime = runtime;
    }

    /// <summary>Lets Lua collect the object, once the runtime is next used.</summary>
    ~LuaReference()
    {
        Dispose(false);
    }

    /// <summary>The runtime of the object.</summary>
    public LuaRuntime Runtime
    {
        get { return _runtime; }
    }

    /// <summary>Lets go of the object, which may live on in Lua.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether two references are to the same Lua object.</summary>
    /// <param name="obj">The other one.</param>
    /// <exception cref="ObjectDisposedException">One of them, or the runtime, is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public override bool Equals(object obj)
    {
        LuaReference other = obj as LuaReference;
        if (other == null || other._runtime != _runtime)
        {
            return false;
        }
        return ReferenceEquals(this, other) || _runtime.IdentityOf(this) == _runtime.IdentityOf(other);
    }

    /// <summary>A number that equal references share.</summary>
    /// <exception cref="ObjectDisposedException">The reference or the runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public override int GetHashCode()
    {
        return _runtime.IdentityOf(this);
    }

    internal EngineHandle Handle
    {
        get { return _handle; }
    }

    internal bool IsDisposed
    {
        get { return _number == 0; }
    }

    // The number under which the engine keeps the object.
    internal int Number
    {
        get
        {
            if (_number == 0)
            {
                throw new ObjectDisposedException(nameof(LuaReference));
            }
            return _number;
        }
    }

    // Pushes the object; to be called by the thread that has entered the runtime.
    internal void Push()
    {
        _runtime.Check(Engine.NativePushReference(_runtime.Host, Number));
    }

    private void Dispose(bool disposing)
    {
        int number = _number;
        _number = 0;
        if (number != 0)
        {
            _runtime.ReleaseLater(number);
        }
    }
}
