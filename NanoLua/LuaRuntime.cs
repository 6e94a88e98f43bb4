using System;

namespace NanoLua;

/// <summary>
/// One Lua world: memory, globals, mounted images. One thread at a time may use it and what belongs to it: a
/// second one gets an InvalidOperationException. Only <see cref="Cancel"/> may come from any thread.
/// </summary>
public sealed partial class LuaRuntime : IDisposable
{
    private static readonly int s_integerBits = Engine.NativeIntegerBits();

    private readonly object _sync = new object();
    private readonly EngineHandle _handle = new EngineHandle();
    private readonly long _budget;
    private readonly ILuaCompiler _compiler;
    private readonly LuaFileSystem _fileSystem;
    private long _host;
    private LuaTable _globals;

    // References that finalizers and other threads have let go: the first ReleasedCount of them.
    private int[] _released = new int[4];

    /// <summary>A runtime with 64 KB of memory and all libraries, without files and compiler.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory for it.</exception>
    public LuaRuntime()
        : this(new LuaRuntimeOptions())
    {
    }

    /// <summary>A runtime.</summary>
    /// <param name="options">How to make it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The heap is too small for a runtime.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for it.</exception>
    public LuaRuntime(LuaRuntimeOptions options)
    {
        if (options == null)
        {
            GC.SuppressFinalize(this);
            throw new ArgumentNullException();
        }
        _budget = options.Budget;
        _compiler = options.Compiler;
        _fileSystem = options.FileSystem;
        _answer = new HostCallAnswer(AnswerHostCall);
        _host = CreateHost(options);
        _handle.Host = _host;
        try
        {
            Engine.NativeSetLimits(_host, _budget, options.TimeSlice);
            OpenLibraries(options.Libraries);
        }
        catch (Exception)
        {
            Dispose(false);
            GC.SuppressFinalize(this);
            throw;
        }
    }

    /// <summary>Gives the memory back.</summary>
    ~LuaRuntime()
    {
        Dispose(false);
    }

    /// <summary>The number model of this firmware: images must be made for it.</summary>
    public static LuaNumberModel NumberModel
    {
        get { return s_integerBits == 32 ? LuaNumberModel.I32F32 : LuaNumberModel.I64F64; }
    }

    /// <summary>The table of global variables.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public LuaTable Globals
    {
        get
        {
            if (_globals == null)
            {
                _globals = FindGlobals();
            }
            return _globals;
        }
    }

    /// <summary>A global variable; null for none.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The value is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public object this[string name]
    {
        get { return Globals[name]; }
        set { Globals[name] = value; }
    }

    /// <summary>The memory given to the runtime, in bytes.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public int HeapBytes
    {
        get { return MemoryFigure(Engine.HeapBytes); }
    }

    /// <summary>The memory in use, in bytes: live objects and those not yet collected.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public int UsedBytes
    {
        get { return MemoryFigure(Engine.UsedBytes); }
    }

    /// <summary>The most memory that was ever in use, in bytes.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public int PeakBytes
    {
        get { return MemoryFigure(Engine.PeakBytes); }
    }

    /// <summary>Collects what Lua does not reach any more. Finalizers run in the next call.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public void Collect()
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativeCollect(_host));
        }
        finally
        {
            Leave(mark);
        }
    }

    /// <summary>
    /// Ends the runtime: runs pending finalizers of Lua (as far as the budget goes), closes files, gives the
    /// memory back. All objects of the runtime are disposed with it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The runtime is in use, by this thread or another.</exception>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    internal long Host
    {
        get { return _host; }
    }

    internal EngineHandle Handle
    {
        get { return _handle; }
    }

    // Every use of the state lies between Enter and Leave, which nest. Gives how many values lie on the stack:
    // Leave takes off what was pushed since.
    internal int Enter()
    {
        int mark = Engine.NativeEnter(_handle);
        if (mark == Engine.Disposed)
        {
            throw new ObjectDisposedException(nameof(LuaRuntime));
        }
        if (mark == Engine.InUse)
        {
            throw new InvalidOperationException();
        }
        if (_exit != null)
        {
            Leave(mark);
            throw new InvalidOperationException();
        }
        if (_handle.ReleasedCount != 0)
        {
            ReleaseReferences();
        }
        return mark;
    }

    internal void Leave(int mark)
    {
        Engine.NativeLeave(_handle, mark);
    }

    internal void ReleaseLater(int reference)
    {
        lock (_sync)
        {
            if (_host == 0)
            {
                return;
            }
            int count = _handle.ReleasedCount;
            if (count == _released.Length)
            {
                int[] larger = new int[2 * count];
                Array.Copy(_released, larger, count);
                _released = larger;
            }
            _released[count] = reference;
            _handle.ReleasedCount = count + 1;
        }
    }

    private void ReleaseReferences()
    {
        lock (_sync)
        {
            for (int i = 0; i < _handle.ReleasedCount; i++)
            {
                Engine.NativeRelease(_host, _released[i]);
            }
            _handle.ReleasedCount = 0;
        }
    }

    private static long CreateHost(LuaRuntimeOptions options)
    {
        long host = Engine.NativeCreate(options.HeapBytes, (int)options.Region);
        if (host == Engine.HeapTooSmall)
        {
            throw new ArgumentOutOfRangeException();
        }
        if (host == Engine.NoMemory)
        {
            throw new OutOfMemoryException();
        }
        return host;
    }

    private void Dispose(bool disposing)
    {
        if (_host == 0)
        {
            return;
        }
        if (disposing)
        {
            Close();
        }
        lock (_sync)
        {
            long host = _host;
            _host = 0;
            _handle.Host = 0;
            Engine.NativeDestroy(host);
        }
        CloseFiles();
    }

    private void Close()
    {
        if (_exit != null)
        {
            return;
        }
        int mark = Enter();
        try
        {
            if (_handle.Depth > 1)
            {
                throw new InvalidOperationException();
            }
            RunFinalizers();
        }
        finally
        {
            Leave(mark);
        }
    }

    private int MemoryFigure(int which)
    {
        int mark = Enter();
        try
        {
            return (int)Engine.NativeMemory(_host, which);
        }
        finally
        {
            Leave(mark);
        }
    }

    private LuaTable FindGlobals()
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativePushGlobals(_host));
            return (LuaTable)TakeValue();
        }
        finally
        {
            Leave(mark);
        }
    }
}
