using System.Runtime.InteropServices;

namespace NanoLua.HostEngine;

/// <summary>Owns a native state, so that its memory is given back even without Dispose.</summary>
internal sealed unsafe class EngineHandle : SafeHandle
{
    private readonly EngineLibrary _library;

    public EngineHandle(EngineLibrary library, uint heapBytes)
        : base(0, ownsHandle: true)
    {
        const int MessageBytes = 256;
        byte* message = stackalloc byte[MessageBytes];
        nint host;
        _library = library;
        if (library.Create(heapBytes, &host, message, MessageBytes) != 0)
        {
            throw new EngineException(Marshal.PtrToStringUTF8((nint)message)!);
        }
        SetHandle(host);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _library.Destroy(handle);
        return true;
    }
}
