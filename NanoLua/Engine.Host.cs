#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace NanoLua;

// Implemented by the engine's shared library, which firmware/host makes: see firmware/api/api.h.
internal static partial class Engine
{
    private const string Library = "nanolua";
    private const int KeepTraceback = 2;

    static Engine()
    {
        NativeLibrary.SetDllImportResolver(typeof(Engine).Assembly, Resolve);
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        return name == Library ? NativeLibrary.Load(LuaHostLibrary.Path) : IntPtr.Zero;
    }

    internal static int NativeIntegerBits()
    {
        return Marshal.PtrToStringUTF8(NumberModel()) == "i32f32" ? 32 : 64;
    }

    internal static long NativeCreate(int bytes, int region)
    {
        return Open(bytes);
    }

    internal static int NativeMessage(long host, byte[] buffer)
    {
        return CopyMessage(host, buffer, buffer.Length);
    }

    // Resources of .NET assemblies are read as streams; see LuaImage.
    internal static long NativeFindResource(Assembly assembly, string baseName, int id)
    {
        return 0;
    }

    internal static int NativeResourceBytes(Assembly assembly, string baseName, int id)
    {
        return 0;
    }

    internal static int NativeMountAddress(long host, long address, int bytes)
    {
        throw new PlatformNotSupportedException();
    }

    internal static int NativeMountBytes(long host, byte[] image, int bytes)
    {
        return MountBytes(host, image, (nuint)bytes);
    }

    internal static int NativePushModule(long host, byte[] name, int bytes)
    {
        return PushModule(host, name, (nuint)bytes);
    }

    internal static int NativeStart(long host, int arguments)
    {
        return Start(host, arguments, KeepTraceback);
    }

    // The one difference to a device: HostCall comes back, and the caller answers.
    internal static int NativeRun(long host, HostCallAnswer answer)
    {
        return Run(host, 0);
    }

    internal static int NativeEnter(EngineHandle handle)
    {
        int thread = Environment.CurrentManagedThreadId;
        int owner = Interlocked.CompareExchange(ref handle.Owner, thread, 0);
        if (owner != 0 && owner != thread)
        {
            return InUse;
        }
        handle.Depth++;
        if (handle.Host != 0)
        {
            return NativeCount(handle.Host);
        }
        LeaveOwner(handle);
        return Disposed;
    }

    internal static void NativeLeave(EngineHandle handle, int count)
    {
        NativeSetCount(handle.Host, count);
        LeaveOwner(handle);
    }

    private static void LeaveOwner(EngineHandle handle)
    {
        if (--handle.Depth == 0)
        {
            Interlocked.Exchange(ref handle.Owner, 0);
        }
    }

    internal static int NativeCallInt64(
        LuaFunction function, int count, long a, long b, long c, out long result)
    {
        result = 0;
        EngineHandle handle = EnterIdle(function, function);
        return handle == null ? Refused : LeaveIdle(
            handle, CallIntegers(handle.Host, function.Number, count, a, b, c, 0, out result));
    }

    internal static int NativeCallDouble(LuaFunction function, double a, out double result)
    {
        result = 0;
        EngineHandle handle = EnterIdle(function, function);
        return handle == null ? Refused : LeaveIdle(
            handle, CallFloat(handle.Host, function.Number, a, 0, out result));
    }

    internal static int NativeCallBoolean(LuaFunction function, LuaReference a)
    {
        EngineHandle handle = EnterIdle(function, a);
        return handle == null ? Refused : LeaveIdle(
            handle, CallReference(handle.Host, function.Number, a.Number, 0));
    }

    internal static int NativeExchange(
        LuaBuffer buffer, LuaFunction function, byte[] bytes, int count)
    {
        EngineHandle handle =
            bytes == null || (uint)count > bytes.Length ? null : EnterIdle(buffer, function);
        return handle == null ? Refused : LeaveIdle(
            handle, Exchange(handle.Host, function.Number, buffer.Number, bytes, count, bytes.Length, 0));
    }

    // The handle of two objects of one runtime that nobody uses; else null.
    private static EngineHandle EnterIdle(LuaReference a, LuaReference b)
    {
        if (b == null || a.Handle != b.Handle || a.IsDisposed || b.IsDisposed
            || a.Handle.ReleasedCount != 0 || NativeEnter(a.Handle) < 0)
        {
            return null;
        }
        if (a.Handle.Depth == 1)
        {
            return a.Handle;
        }
        LeaveOwner(a.Handle);
        return null;
    }

    private static int LeaveIdle(EngineHandle handle, int status)
    {
        if (status > Unfinished)
        {
            LeaveOwner(handle);
        }
        return status;
    }

    [DllImport(Library, EntryPoint = "nanolua_call_integers")]
    private static extern int CallIntegers(
        long host, int function, int count, long a, long b, long c, int iterations, out long result);

    [DllImport(Library, EntryPoint = "nanolua_call_float")]
    private static extern int CallFloat(
        long host, int function, double a, int iterations, out double result);

    [DllImport(Library, EntryPoint = "nanolua_call_reference")]
    private static extern int CallReference(long host, int function, int a, int iterations);

    [DllImport(Library, EntryPoint = "nanolua_exchange")]
    private static extern int Exchange(
        long host, int function, int buffer, byte[] bytes, int count, int capacity, int iterations);

    [DllImport(Library, EntryPoint = "nanolua_set_limits")]
    internal static extern void NativeSetLimits(long host, long budget, int timeSlice);

    [DllImport(Library, EntryPoint = "nanolua_was_cancelled")]
    internal static extern bool NativeWasCancelled(long host);

    internal static int NativeStartExchange(
        long host, int function, int buffer, byte[] bytes, int count)
    {
        return StartExchange(host, function, buffer, bytes, count, KeepTraceback);
    }

    internal static int NativeEndExchange(long host, byte[] bytes)
    {
        return EndExchange(host, bytes, bytes.Length);
    }

    [DllImport(Library, EntryPoint = "nanolua_start_exchange")]
    private static extern int StartExchange(
        long host, int function, int buffer, byte[] bytes, int count, int flags);

    [DllImport(Library, EntryPoint = "nanolua_end_exchange")]
    private static extern int EndExchange(long host, byte[] bytes, int capacity);

    [DllImport(Library, EntryPoint = "nanolua_number_model")]
    private static extern IntPtr NumberModel();

    [DllImport(Library, EntryPoint = "nanolua_open")]
    private static extern long Open(int bytes);

    [DllImport(Library, EntryPoint = "nanolua_flush")]
    internal static extern void Flush();

    [DllImport(Library, EntryPoint = "nanolua_destroy")]
    internal static extern void NativeDestroy(long host);

    [DllImport(Library, EntryPoint = "nanolua_open_libraries")]
    internal static extern int NativeOpenLibraries(long host);

    [DllImport(Library, EntryPoint = "nanolua_start_close")]
    internal static extern void NativeStartClose(long host);

    [DllImport(Library, EntryPoint = "nanolua_copy_message")]
    private static extern int CopyMessage(long host, byte[] buffer, int bytes);

    [DllImport(Library, EntryPoint = "nanolua_collect")]
    internal static extern int NativeCollect(long host);

    [DllImport(Library, EntryPoint = "nanolua_memory")]
    internal static extern long NativeMemory(long host, int which);

    [DllImport(Library, EntryPoint = "nanolua_mount_bytes")]
    private static extern int MountBytes(long host, byte[] image, nuint bytes);

    [DllImport(Library, EntryPoint = "nanolua_push_main")]
    internal static extern int NativePushMain(long host, int image);

    [DllImport(Library, EntryPoint = "nanolua_push_module")]
    private static extern int PushModule(long host, byte[] name, nuint bytes);

    [DllImport(Library, EntryPoint = "nanolua_start")]
    private static extern int Start(long host, int arguments, int flags);

    [DllImport(Library, EntryPoint = "nanolua_run")]
    private static extern int Run(long host, int iterations);

    [DllImport(Library, EntryPoint = "nanolua_set_budget")]
    internal static extern void NativeSetBudget(long host, long iterations);

    [DllImport(Library, EntryPoint = "nanolua_budget")]
    internal static extern long NativeBudget(long host);

    [DllImport(Library, EntryPoint = "nanolua_result_count")]
    internal static extern int NativeResultCount(long host);

    [DllImport(Library, EntryPoint = "nanolua_host_function")]
    internal static extern int NativeHostFunction(long host);

    [DllImport(Library, EntryPoint = "nanolua_finish")]
    internal static extern int NativeFinish(long host, int results);

    [DllImport(Library, EntryPoint = "nanolua_fail")]
    internal static extern int NativeFail(long host);

    [DllImport(Library, EntryPoint = "nanolua_add_position")]
    internal static extern int NativeAddPosition(long host);

    [DllImport(Library, EntryPoint = "nanolua_push_traceback")]
    internal static extern int NativePushTraceback(long host);

    [DllImport(Library, EntryPoint = "nanolua_exit_status")]
    internal static extern int NativeExitStatus(long host);

    [DllImport(Library, EntryPoint = "nanolua_cancel")]
    internal static extern void NativeCancel(long host);

    [DllImport(Library, EntryPoint = "nanolua_clear_cancel")]
    internal static extern void NativeClearCancel(long host);

    [DllImport(Library, EntryPoint = "nanolua_count")]
    internal static extern int NativeCount(long host);

    [DllImport(Library, EntryPoint = "nanolua_set_count")]
    internal static extern int NativeSetCount(long host, int count);

    [DllImport(Library, EntryPoint = "nanolua_copy")]
    internal static extern int NativeCopy(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_insert")]
    internal static extern int NativeInsert(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_remove")]
    internal static extern int NativeRemove(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_kind")]
    internal static extern int NativeKind(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_to_boolean")]
    internal static extern bool NativeToBoolean(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_integer")]
    internal static extern long NativeToInteger(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_float")]
    internal static extern double NativeToFloat(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_byte_count")]
    internal static extern int NativeByteCount(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_read")]
    internal static extern int NativeRead(
        long host, int index, int from, byte[] bytes, int offset, int count);

    [DllImport(Library, EntryPoint = "nanolua_identity")]
    internal static extern int NativeIdentity(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_raw_equal")]
    internal static extern bool NativeRawEqual(long host, int a, int b);

    [DllImport(Library, EntryPoint = "nanolua_push_nil")]
    internal static extern int NativePushNil(long host);

    [DllImport(Library, EntryPoint = "nanolua_push_boolean")]
    internal static extern int NativePushBoolean(long host, bool value);

    [DllImport(Library, EntryPoint = "nanolua_push_integer")]
    internal static extern int NativePushInteger(long host, long value);

    [DllImport(Library, EntryPoint = "nanolua_push_float")]
    internal static extern int NativePushFloat(long host, double value);

    [DllImport(Library, EntryPoint = "nanolua_push_bytes")]
    internal static extern int NativePushString(long host, byte[] bytes, int offset, int count);

    [DllImport(Library, EntryPoint = "nanolua_push_host_function")]
    internal static extern int NativePushHostFunction(long host, int id);

    [DllImport(Library, EntryPoint = "nanolua_push_globals")]
    internal static extern int NativePushGlobals(long host);

    [DllImport(Library, EntryPoint = "nanolua_push_registry")]
    internal static extern int NativePushRegistry(long host);

    [DllImport(Library, EntryPoint = "nanolua_push_operation")]
    internal static extern int NativePushOperation(long host, int operation);

    [DllImport(Library, EntryPoint = "nanolua_push_table")]
    internal static extern int NativePushTable(long host, int elements, int fields);

    [DllImport(Library, EntryPoint = "nanolua_raw_get")]
    internal static extern int NativeRawGet(long host, int table);

    [DllImport(Library, EntryPoint = "nanolua_raw_set")]
    internal static extern int NativeRawSet(long host, int table);

    [DllImport(Library, EntryPoint = "nanolua_next")]
    internal static extern int NativeNext(long host, int table);

    [DllImport(Library, EntryPoint = "nanolua_get_metatable")]
    internal static extern int NativeGetMetatable(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_set_metatable")]
    internal static extern int NativeSetMetatable(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_push_object")]
    internal static extern int NativePushObject(long host, int number);

    [DllImport(Library, EntryPoint = "nanolua_object_number")]
    internal static extern int NativeToObject(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_take_object")]
    internal static extern int NativeTakeObject(long host, int index);

    [DllImport(Library, EntryPoint = "nanolua_push_buffer")]
    internal static extern int NativePushBuffer(long host, int capacity);

    [DllImport(Library, EntryPoint = "nanolua_set_byte_count")]
    internal static extern int NativeSetByteCount(long host, int index, int count);

    [DllImport(Library, EntryPoint = "nanolua_write")]
    internal static extern int NativeWrite(
        long host, int index, int to, byte[] bytes, int offset, int count);

    [DllImport(Library, EntryPoint = "nanolua_reference")]
    internal static extern int NativeReference(long host);

    [DllImport(Library, EntryPoint = "nanolua_push_reference")]
    internal static extern int NativePushReference(long host, int reference);

    [DllImport(Library, EntryPoint = "nanolua_release")]
    internal static extern int NativeRelease(long host, int reference);
}
#endif
