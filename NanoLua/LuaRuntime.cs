using System;
using System.Threading;

namespace NanoLua;

/// <summary>
/// One Lua world: memory, globals, mounted images. One thread at a time may use it and what belongs to it: a
/// second one gets an InvalidOperationException. Only <see cref="Cancel"/> may come from any thread.
/// </summary>
public sealed partial class LuaRuntime : IDisposable
{
    // Makes the id of a thread an owner that is not 0.
    private const int OwnerBit = int.MinValue;

    private static readonly int s_integerBits = Engine.NativeIntegerBits();

    private readonly object _sync = new object();
    private readonly long _budget;
    private readonly int _timeSlice;
    private readonly ILuaCompiler _compiler;
    private readonly LuaFileSystem _fileSystem;
    private long _host;
    private int _owner;
    private int _entered;
    private LuaTable _globals;

    // References that finalizers and other threads have let go.
    private int[] _released = new int[4];
    private int _releasedCount;

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
        _timeSlice = options.TimeSlice;
        _compiler = options.Compiler;
        _fileSystem = options.FileSystem;
        _answer = new HostCallAnswer(AnswerHostCall);
        _host = CreateHost(options);
        try
        {
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
        Enter();
        try
        {
            Check(Engine.NativeCollect(_host));
        }
        finally
        {
            Leave();
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

    // Every use of the state lies between Enter and Leave, which nest.
    internal void Enter()
    {
        int thread = Thread.CurrentThread.ManagedThreadId | OwnerBit;
        int owner = Interlocked.CompareExchange(ref _owner, thread, 0);
        if (owner != 0 && owner != thread)
        {
            throw new InvalidOperationException();
        }
        _entered++;
        if (_host == 0 || _exit != null)
        {
            Leave();
            if (_host == 0)
            {
                throw new ObjectDisposedException(nameof(LuaRuntime));
            }
            throw new InvalidOperationException();
        }
        if (_releasedCount != 0)
        {
            ReleaseReferences();
        }
    }

    internal void Leave()
    {
        if (--_entered == 0)
        {
            Interlocked.Exchange(ref _owner, 0);
        }
    }

    internal void ReleaseLater(int reference)
    {
        lock (_sync)
        {
            if (_host == 0)
            {
                return;
            }
            if (_releasedCount == _released.Length)
            {
                int[] larger = new int[2 * _releasedCount];
                Array.Copy(_released, larger, _releasedCount);
                _released = larger;
            }
            _released[_releasedCount++] = reference;
        }
    }

    private void ReleaseReferences()
    {
        lock (_sync)
        {
            while (_releasedCount > 0)
            {
                Engine.NativeRelease(_host, _released[--_releasedCount]);
            }
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
        Enter();
        try
        {
            if (_entered > 1)
            {
                throw new InvalidOperationException();
            }
            RunFinalizers();
        }
        finally
        {
            Leave();
        }
    }

    private int MemoryFigure(int which)
    {
        Enter();
        try
        {
            return (int)Engine.NativeMemory(_host, which);
        }
        finally
        {
            Leave();
        }
    }

    private LuaTable FindGlobals()
    {
        Enter();
        try
        {
            Check(Engine.NativePushGlobals(_host));
            return (LuaTable)TakeValue();
        }
        finally
        {
            Leave();
        }
    }
}
