namespace NanoLua;

/// <summary>
/// Answers one call of a host function: what the firmware calls between two turns of the engine, never
/// below one. It lets no exception out.
/// </summary>
internal delegate void HostCallAnswer();

/// <summary>
/// Ends an exchange, or does all of it. What LuaBuffer.Exchange was given; in place of the count, if a call
/// is under way: Engine.Unfinished less what NativeRun would have said.
/// </summary>
internal delegate int ExchangeRest(LuaBuffer buffer, LuaFunction function, byte[] bytes, int count);

// The native boundary, but for LuaBuffer.Exchange. It is the same for the firmware of a device
// (Engine.Device.cs) and for the shared library of a PC (Engine.Host.cs).
//
// `host` is the handle of one state, from NativeCreate to NativeDestroy; one thread at a time uses it,
// except for NativeCancel. Values lie on the host's stack: index 0 is its first value, -1 the last;
// during a host call it begins with the arguments. Functions of type int give a negative number on
// failure: Failed, with a text in NativeMessage, or BadIndex; the stack is then as it was.
// Arrays cross as byte[] with explicit bounds; the native side keeps no pointer to one.
internal static partial class Engine
{
    internal const int Failed = -1;
    internal const int BadIndex = -2;
    internal const int NoAnswer = -3;

    // Calls in one step. Unfinished less a status of NativeRun: NativeRun goes on.
    internal const int Refused = -4;
    internal const int Unfinished = -16;

    // NativeEnter.
    internal const int InUse = -5;
    internal const int Disposed = -6;

    // NativeCreate, instead of a handle.
    internal const long NoMemory = 0;
    internal const long HeapTooSmall = -1;

    // NativeRun.
    internal const int Done = 0;
    internal const int Error = 1;
    internal const int HostCall = 2;
    internal const int Slice = 3;
    internal const int Exit = 4;
    internal const int Running = 5;

    // NativePushOperation.
    internal const int Get = 0;
    internal const int Set = 1;
    internal const int Length = 2;
    internal const int ToText = 3;
    internal const int CoroutineCreate = 4;
    internal const int CoroutineResume = 5;
    internal const int CoroutineStatus = 6;
    internal const int CoroutineClose = 7;
    internal const int Load = 8;
    internal const int ObjectIndex = 9;
    internal const int ObjectNewIndex = 10;

    // NativeKind: the basic types as the engine numbers them, and integers apart from floats.
    internal const int KindNil = 0;
    internal const int KindBoolean = 1;
    internal const int KindLightUserdata = 2;
    internal const int KindFloat = 3;
    internal const int KindString = 4;
    internal const int KindTable = 5;
    internal const int KindFunction = 6;
    internal const int KindUserdata = 7;
    internal const int KindThread = 8;
    internal const int KindNone = 9;
    internal const int KindInteger = 10;
    internal const int KindObject = 11;
    internal const int KindBuffer = 12;

    // NativeMemory.
    internal const int HeapBytes = 0;
    internal const int UsedBytes = 1;
    internal const int PeakBytes = 2;
    internal const int Allocations = 3;
}
