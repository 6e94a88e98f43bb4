#if !NET
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NanoLua;

// Implemented by firmware/interop. Whatever changes here changes AssemblyNativeVersion.
internal static partial class Engine
{
    // 32 or 64: the number model of the firmware.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeIntegerBits();

    // A state without libraries in a heap of `bytes`, taken from `region` (LuaHeapRegion).
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long NativeCreate(int bytes, int region);

    // Gives everything back, whatever the state is doing; runs nothing of it. 0 is allowed.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeDestroy(long host);

    // Makes the state the calling thread's, unless it is another's; nests. Gives the number of values on the
    // stack, for NativeLeave to leave there.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeEnter(EngineHandle handle);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeLeave(EngineHandle handle, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeOpenLibraries(long host);

    // NativeRun then runs all finalizers, up to Done.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeStartClose(long host);

    // Copies the text of the last failure, as far as there is room; gives its length in bytes.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeMessage(long host, byte[] buffer);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCollect(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long NativeMemory(long host, int which);

    // Where a binary resource lies in the deployed assembly, or 0; its size with NativeResourceBytes.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long NativeFindResource(Assembly assembly, string baseName, int id);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeResourceBytes(Assembly assembly, string baseName, int id);

    // Mount an image, in place or as a copy, and give its number. With `bytes` 0 the image's header
    // says how long it is.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeMountAddress(long host, long address, int bytes);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeMountBytes(long host, byte[] image, int bytes);

    // Push the main function of an image's entry module, or of a module of any mounted image.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushMain(long host, int image);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushModule(long host, byte[] name, int bytes);

    // Prepares the last `arguments` + 1 values to be called by NativeRun, always as a protected call.
    // In a host call it is a nested one.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeStart(long host, int arguments);

    // Runs until something is to be told; the result is Done, Error, Slice, Exit or a failure.
    // Calls of host functions are answered by `answer`, with MakeCall and re-entry. Slice: the time
    // slice or the budget is used up: run again.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRun(long host, HostCallAnswer answer);

    // Calls from the entering of an idle runtime to the leaving, if the function gets to its end at once.
    // Else Refused: nothing has happened; or Unfinished less what NativeRun would have said: the runtime is
    // entered, its stack begins with what was called, and had no values before. Done: there is a result, or
    // 0 or 1 for false and true. LuaBuffer.Exchange is another one.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCallInt64(
        LuaFunction function, int count, long a, long b, long c, out long result);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCallDouble(LuaFunction function, double a, out double result);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCallBoolean(LuaFunction function, LuaReference a);

    // The budget of every outermost call, and its time slice.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeSetLimits(long host, long budget, int timeSlice);

    // How many loop iterations and calls may still be made, over all runs; negative: any number.
    // NativeRun says Slice when none is left, and again as long as there is none.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeSetBudget(long host, long iterations);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long NativeBudget(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeResultCount(long host);

    // The id of the called host function, during a host call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeHostFunction(long host);

    // Answer a host call: with the last `results` values, or with the last value as an error.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeFinish(long host, int results);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeFail(long host);

    // Puts "file:line: " of the host function's caller in front of the last value, a string.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeAddPosition(long host);

    // After Error: pushes the traceback, a string or nil.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushTraceback(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeExitStatus(long host);

    // From any thread: makes the running call fail in a way that the program cannot catch.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeCancel(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeClearCancel(long host);

    // Whether the call that has ended last was cancelled.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern bool NativeWasCancelled(long host);

    // The stack. NativeSetCount drops values, or adds nil.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCount(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeSetCount(long host, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeCopy(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeInsert(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRemove(long host, int index);

    // Reading. Numbers and numeric strings convert; else long.MinValue and NaN.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeKind(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern bool NativeToBoolean(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long NativeToInteger(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern double NativeToFloat(long host, int index);

    // The length of a string or a buffer in bytes.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeByteCount(long host, int index);

    // Copies up to `count` bytes of a string or a buffer, from its byte `from` on; gives how many.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRead(
        long host, int index, int from, byte[] bytes, int offset, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeIdentity(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern bool NativeRawEqual(long host, int a, int b);

    // Pushing.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushNil(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushBoolean(long host, bool value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushInteger(long host, long value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushFloat(long host, double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushString(long host, byte[] bytes, int offset, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushHostFunction(long host, int id);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushGlobals(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushRegistry(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushOperation(long host, int operation);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushTable(long host, int elements, int fields);

    // Tables, without metamethods. NativeRawGet replaces the last value, a key, by the table's value;
    // NativeRawSet takes key and value off; NativeNext replaces the last value, a key or nil, by the
    // next key and its value: 1, or takes it off at the end: 0.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRawGet(long host, int table);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRawSet(long host, int table);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeNext(long host, int table);

    // Pushes the metatable: 1, or 0 if there is none; takes a table or nil and makes it the metatable.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeGetMetatable(long host, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeSetMetatable(long host, int index);

    // A userdata that stands for an object of the host's, under a number; -1 for other values.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushObject(long host, int number);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeToObject(long host, int index);

    // The same, for the last time: -1 from then on.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeTakeObject(long host, int index);

    // A userdata of bytes, with accessors that are part of the engine's side.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushBuffer(long host, int capacity);

    // Sets the buffer's length, up to its capacity.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeSetByteCount(long host, int index, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeWrite(
        long host, int index, int to, byte[] bytes, int offset, int count);

    // A packet's way through a program, before and behind NativeRun: fills a buffer with `count` bytes and
    // prepares a call with it, both given as references; takes the answer out again: its length, or NoAnswer.
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeStartExchange(
        long host, int function, int buffer, byte[] bytes, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeEndExchange(long host, byte[] bytes);

    // Takes the last value off and gives a number under which it stays alive (0 for nil).
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeReference(long host);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativePushReference(long host, int reference);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern int NativeRelease(long host, int reference);
}
#endif
