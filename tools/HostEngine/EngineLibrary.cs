using System.Runtime.InteropServices;
using NanoLua.Bytecode;

namespace NanoLua.HostEngine;

/// <summary>
/// The engine's shared library for one number model, loaded into this process. Its interface is
/// firmware/api/api.h; libraries of both models can be loaded side by side.
/// </summary>
public sealed unsafe class EngineLibrary
{
    private const int InterfaceVersion = 3;

    private static readonly Dictionary<string, EngineLibrary> Loaded = [];

    // The functions of api.h, under their names without the prefix.
    internal readonly delegate* unmanaged<uint, nint*, byte*, nuint, int> Create;
    internal readonly delegate* unmanaged<nint, int> OpenLibraries;
    internal readonly delegate* unmanaged<nint, void> StartClose;
    internal readonly delegate* unmanaged<nint, void> Destroy;
    internal readonly delegate* unmanaged<nint, byte*> Message;
    internal readonly delegate* unmanaged<nint, int> Collect;
    internal readonly delegate* unmanaged<nint, EngineStatistics*, void> Statistics;
    internal readonly delegate* unmanaged<nint, byte*, int> MountFile;
    internal readonly delegate* unmanaged<nint, byte*, nuint, int> MountBytes;
    internal readonly delegate* unmanaged<nint, int, int> PushMain;
    internal readonly delegate* unmanaged<nint, byte*, nuint, int> PushModule;
    internal readonly delegate* unmanaged<nint, int, int, int> Start;
    internal readonly delegate* unmanaged<nint, int, int> Run;
    internal readonly delegate* unmanaged<nint, int> ResultCount;
    internal readonly delegate* unmanaged<nint, int> HostFunction;
    internal readonly delegate* unmanaged<nint, int, int> Finish;
    internal readonly delegate* unmanaged<nint, int> Fail;
    internal readonly delegate* unmanaged<nint, int> AddPosition;
    internal readonly delegate* unmanaged<nint, int> ExitStatus;
    internal readonly delegate* unmanaged<nint, void> Cancel;
    internal readonly delegate* unmanaged<nint, int> Count;
    internal readonly delegate* unmanaged<nint, int, int> SetCount;
    internal readonly delegate* unmanaged<nint, int, int> Copy;
    internal readonly delegate* unmanaged<nint, int, int> Insert;
    internal readonly delegate* unmanaged<nint, int, int> Remove;
    internal readonly delegate* unmanaged<nint, int, int> TypeOf;
    internal readonly delegate* unmanaged<nint, int, int> IsInteger;
    internal readonly delegate* unmanaged<nint, int, int> ToBoolean;
    internal readonly delegate* unmanaged<nint, int, long*, int> ToInteger;
    internal readonly delegate* unmanaged<nint, int, double*, int> ToFloat;
    internal readonly delegate* unmanaged<nint, int, nuint*, byte*> String;
    internal readonly delegate* unmanaged<nint, int> PushNil;
    internal readonly delegate* unmanaged<nint, int, int> PushBoolean;
    internal readonly delegate* unmanaged<nint, long, int> PushInteger;
    internal readonly delegate* unmanaged<nint, double, int> PushFloat;
    internal readonly delegate* unmanaged<nint, byte*, nuint, int> PushString;
    internal readonly delegate* unmanaged<nint, int, int> PushHostFunction;
    internal readonly delegate* unmanaged<nint, int> PushGlobals;
    internal readonly delegate* unmanaged<nint, int> PushRegistry;
    internal readonly delegate* unmanaged<nint, int, int> PushOperation;
    internal readonly delegate* unmanaged<nint, int, int, int> PushTable;
    internal readonly delegate* unmanaged<nint, int, int> RawGet;
    internal readonly delegate* unmanaged<nint, int, int> RawSet;
    internal readonly delegate* unmanaged<nint, int, byte*, nuint, int> GetField;
    internal readonly delegate* unmanaged<nint, int, byte*, nuint, int> SetField;
    internal readonly delegate* unmanaged<nint, int, int> Next;
    internal readonly delegate* unmanaged<nint, int> Reference;
    internal readonly delegate* unmanaged<nint, int, int> PushReference;
    internal readonly delegate* unmanaged<nint, int, int> Release;

    private readonly delegate* unmanaged<void> _flush;

    private EngineLibrary(nint library)
    {
        nint Find(string name) => NativeLibrary.GetExport(library, "nanolua_" + name);

        var version = (delegate* unmanaged<int>)Find("interface_version");
        if (version() < InterfaceVersion)
        {
            throw new EngineException(
                $"the library has interface version {version()}, needed is {InterfaceVersion}");
        }
        var model = (delegate* unmanaged<byte*>)Find("number_model");
        ModelName = Marshal.PtrToStringUTF8((nint)model())!;
        _flush = (delegate* unmanaged<void>)Find("flush");
        Create = (delegate* unmanaged<uint, nint*, byte*, nuint, int>)Find("create");
        OpenLibraries = (delegate* unmanaged<nint, int>)Find("open_libraries");
        StartClose = (delegate* unmanaged<nint, void>)Find("start_close");
        Destroy = (delegate* unmanaged<nint, void>)Find("destroy");
        Message = (delegate* unmanaged<nint, byte*>)Find("message");
        Collect = (delegate* unmanaged<nint, int>)Find("collect");
        Statistics = (delegate* unmanaged<nint, EngineStatistics*, void>)Find("statistics");
        MountFile = (delegate* unmanaged<nint, byte*, int>)Find("mount_file");
        MountBytes = (delegate* unmanaged<nint, byte*, nuint, int>)Find("mount_bytes");
        PushMain = (delegate* unmanaged<nint, int, int>)Find("push_main");
        PushModule = (delegate* unmanaged<nint, byte*, nuint, int>)Find("push_module");
        Start = (delegate* unmanaged<nint, int, int, int>)Find("start");
        Run = (delegate* unmanaged<nint, int, int>)Find("run");
        ResultCount = (delegate* unmanaged<nint, int>)Find("result_count");
        HostFunction = (delegate* unmanaged<nint, int>)Find("host_function");
        Finish = (delegate* unmanaged<nint, int, int>)Find("finish");
        Fail = (delegate* unmanaged<nint, int>)Find("fail");
        AddPosition = (delegate* unmanaged<nint, int>)Find("add_position");
        ExitStatus = (delegate* unmanaged<nint, int>)Find("exit_status");
        Cancel = (delegate* unmanaged<nint, void>)Find("cancel");
        Count = (delegate* unmanaged<nint, int>)Find("count");
        SetCount = (delegate* unmanaged<nint, int, int>)Find("set_count");
        Copy = (delegate* unmanaged<nint, int, int>)Find("copy");
        Insert = (delegate* unmanaged<nint, int, int>)Find("insert");
        Remove = (delegate* unmanaged<nint, int, int>)Find("remove");
        TypeOf = (delegate* unmanaged<nint, int, int>)Find("type");
        IsInteger = (delegate* unmanaged<nint, int, int>)Find("is_integer");
        ToBoolean = (delegate* unmanaged<nint, int, int>)Find("to_boolean");
        ToInteger = (delegate* unmanaged<nint, int, long*, int>)Find("to_integer");
        ToFloat = (delegate* unmanaged<nint, int, double*, int>)Find("to_float");
        String = (delegate* unmanaged<nint, int, nuint*, byte*>)Find("string");
        PushNil = (delegate* unmanaged<nint, int>)Find("push_nil");
        PushBoolean = (delegate* unmanaged<nint, int, int>)Find("push_boolean");
        PushInteger = (delegate* unmanaged<nint, long, int>)Find("push_integer");
        PushFloat = (delegate* unmanaged<nint, double, int>)Find("push_float");
        PushString = (delegate* unmanaged<nint, byte*, nuint, int>)Find("push_string");
        PushHostFunction = (delegate* unmanaged<nint, int, int>)Find("push_host_function");
        PushGlobals = (delegate* unmanaged<nint, int>)Find("push_globals");
        PushRegistry = (delegate* unmanaged<nint, int>)Find("push_registry");
        PushOperation = (delegate* unmanaged<nint, int, int>)Find("push_operation");
        PushTable = (delegate* unmanaged<nint, int, int, int>)Find("push_table");
        RawGet = (delegate* unmanaged<nint, int, int>)Find("raw_get");
        RawSet = (delegate* unmanaged<nint, int, int>)Find("raw_set");
        GetField = (delegate* unmanaged<nint, int, byte*, nuint, int>)Find("get_field");
        SetField = (delegate* unmanaged<nint, int, byte*, nuint, int>)Find("set_field");
        Next = (delegate* unmanaged<nint, int, int>)Find("next");
        Reference = (delegate* unmanaged<nint, int>)Find("reference");
        PushReference = (delegate* unmanaged<nint, int, int>)Find("push_reference");
        Release = (delegate* unmanaged<nint, int, int>)Find("release");
    }

    public string ModelName { get; }

    public NumberModel Numbers =>
        ModelName == "i32f32" ? NumberModel.I32F32 : NumberModel.I64F64;

    /// <summary>Loads the library, once in this process: its memory region is never given back.</summary>
    /// <exception cref="EngineException">The file is no such library.</exception>
    public static EngineLibrary Load(string path)
    {
        string full = Path.GetFullPath(path);
        lock (Loaded)
        {
            if (Loaded.TryGetValue(full, out EngineLibrary? known)) return known;
            try
            {
                return Loaded[full] = new EngineLibrary(NativeLibrary.Load(full));
            }
            catch (Exception error)
                when (error is DllNotFoundException or BadImageFormatException
                    or EntryPointNotFoundException)
            {
                throw new EngineException($"{path}: {error.Message}");
            }
        }
    }

    /// <summary>Writes out what programs have printed so far.</summary>
    public void Flush() => _flush();
}
