using System;

namespace NanoLua;

/// <summary>How a runtime is to be made. Changes after that have no effect.</summary>
public sealed class LuaRuntimeOptions
{
    private const int DefaultHeapBytes = 64 * 1024;
    private const int DefaultTimeSlice = 50000;

    private int _heapBytes = DefaultHeapBytes;
    private LuaHeapRegion _region = LuaHeapRegion.Managed;
    private LuaLibraries _libraries = LuaLibraries.All;
    private LuaFileSystem _fileSystem;
    private ILuaCompiler _compiler;
    private long _budget;
    private int _timeSlice = DefaultTimeSlice;

    /// <summary>The memory of the runtime in bytes; never exceeded. The default is 64 KB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int HeapBytes
    {
        get { return _heapBytes; }
        set { _heapBytes = Positive(value); }
    }

    /// <summary>Where that memory comes from.</summary>
    public LuaHeapRegion Region
    {
        get { return _region; }
        set { _region = value; }
    }

    /// <summary>What programs may use: all, unless <see cref="LuaLibraries.Sandbox"/> is asked for.</summary>
    public LuaLibraries Libraries
    {
        get { return _libraries; }
        set { _libraries = value; }
    }

    /// <summary>
    /// The files that <c>io</c>, <c>os</c>, <c>require</c>, <c>loadfile</c> and DoFile reach; null, the default:
    /// none. A <see cref="LuaFileSystem"/> reaches those of System.IO.
    /// </summary>
    public LuaFileSystem FileSystem
    {
        get { return _fileSystem; }
        set { _fileSystem = value; }
    }

    /// <summary>Compiles text for <c>load</c> and DoString; null, the default: they need binary chunks.</summary>
    public ILuaCompiler Compiler
    {
        get { return _compiler; }
        set { _compiler = value; }
    }

    /// <summary>
    /// How many loop iterations and calls each call of Lua from C# may take, with all that it calls; a call that
    /// takes more fails with a TimeoutException. 0, the default: no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Budget
    {
        get { return _budget; }
        set
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException();
            }
            _budget = value;
        }
    }

    /// <summary>
    /// After how many loop iterations and calls <see cref="LuaRuntime.Progress"/> is raised. Other threads run
    /// meanwhile in any case.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int TimeSlice
    {
        get { return _timeSlice; }
        set { _timeSlice = Positive(value); }
    }

    private static int Positive(int value)
    {
        if (value <= 0)
        {
            throw new ArgumentOutOfRangeException();
        }
        return value;
    }
}
