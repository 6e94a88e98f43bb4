using System.Runtime.InteropServices;

namespace NanoLua.HostEngine;

/// <summary>
/// One Lua state in this process. Values are passed on its stack: index 0 is the first value, -1 the
/// last; inside a host function the stack holds that call's arguments alone. One thread at a time
/// may use a state; only <see cref="Cancel"/> may come from another.
/// </summary>
public sealed unsafe partial class EngineState : IDisposable
{
    public const uint DefaultHeapBytes = 512 << 20;

    private readonly EngineHandle _handle;
    private readonly List<EngineFunction> _functions = [];
    private int _callDepth;
    private int _user;
    private bool _exited;

    /// <param name="heapBytes">Address space; real memory is taken when it is touched.</param>
    /// <exception cref="EngineException">There is no room for the heap.</exception>
    public EngineState(EngineLibrary library, uint heapBytes = DefaultHeapBytes)
    {
        Library = library;
        _handle = new EngineHandle(library, heapBytes);
    }

    public EngineLibrary Library { get; }

    public EngineStatistics Statistics
    {
        get
        {
            EngineStatistics statistics;
            Library.Statistics(Host, &statistics);
            return statistics;
        }
    }

    private nint Host
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return _handle.DangerousGetHandle();
        }
    }

    /// <summary>Opens the standard libraries; to be called before anything else.</summary>
    public void OpenLibraries() => Check(Library.OpenLibraries(Host));

    /// <summary>Runs a complete collection, without finalizers.</summary>
    public void Collect() => Check(Library.Collect(Host));

    /// <summary>Maps an image file read-only and returns its number.</summary>
    /// <exception cref="EngineException">The file cannot be read or is no image for this engine.</exception>
    public int MountFile(string path)
    {
        fixed (byte* text = EngineText.Encode(path + "\0"))
        {
            return Check(Library.MountFile(Host, text));
        }
    }

    /// <summary>Copies an image into write-protected memory and returns its number.</summary>
    public int MountBytes(ReadOnlySpan<byte> image)
    {
        fixed (byte* bytes = image)
        {
            return Check(Library.MountBytes(Host, bytes, (nuint)image.Length));
        }
    }

    /// <summary>From any thread: makes the running call fail, whatever the program protects.</summary>
    public void Cancel()
    {
        bool held = false;
        try
        {
            _handle.DangerousAddRef(ref held);
            Library.Cancel(_handle.DangerousGetHandle());
        }
        catch (ObjectDisposedException)
        {
            // There is nothing left to cancel.
        }
        finally
        {
            if (held) _handle.DangerousRelease();
        }
    }

    /// <summary>Runs all finalizers, closes files and gives the memory back.</summary>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void Dispose()
    {
        if (_handle.IsClosed) return;
        if (_callDepth > 0)
        {
            throw new InvalidOperationException("a state cannot be disposed while it runs");
        }
        try
        {
            if (!_exited) RunFinalizers();
        }
        finally
        {
            Library.Flush();
            _handle.Dispose();
        }
    }

    private void RunFinalizers()
    {
        Library.StartClose(Host);
        try
        {
            RunToEnd();
        }
        catch (ProgramExitException)
        {
            // A finalizer that ends the program ends what is ending already.
        }
    }

    private int Check(int status) =>
        status switch
        {
            >= 0 => status,
            BadIndex => throw new ArgumentException(
                "there is no value of the needed type at this index of the state's stack"),
            _ => throw new EngineException(Marshal.PtrToStringUTF8((nint)Library.Message(Host))!),
        };
}
