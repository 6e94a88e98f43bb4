using System.Text;
using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Firmware;
using NanoLua.HostEngine;
using NanoLua.Image;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.HostEngine;

/// <summary>States and images for the tests of the engine's library, in both number models.</summary>
internal static class HostPrograms
{
    private static readonly Lock Building = new();

    public static TheoryData<string> Models => ["i32f32", "i64f64"];

    public static EngineLibrary Library(string model)
    {
        lock (Building)
        {
            var builder = new FirmwareBuilder(new SourceTree(Repository.Root));
            return EngineLibrary.Load(builder.BuildHost(HostProgram.SharedLibrary, model));
        }
    }

    /// <summary>A state with libraries and, for <c>load</c>, a compiler.</summary>
    public static EngineState NewState(string model, uint heapBytes = 16 << 20)
    {
        var state = new EngineState(Library(model), heapBytes);
        state.OpenLibraries();
        TextCompiler.Install(state);
        return state;
    }

    public static byte[] Pack(string model, string source)
    {
        NumberModel numbers = model == "i32f32" ? NumberModel.I32F32 : NumberModel.I64F64;
        var builder = new ImageBuilder(numbers);
        byte[] name = "@test.lua"u8.ToArray();
        builder.AddModule(
            "test", LuaCompiler.Compile(Encoding.UTF8.GetBytes(source), name, numbers));
        builder.SetEntry("test");
        return builder.Build();
    }

    /// <summary>Pushes the main function of a program and calls it with what lies behind it.</summary>
    public static int Run(EngineState state, string source, params Action<EngineState>[] arguments)
    {
        state.PushMain(state.MountBytes(Pack(state.Library.ModelName, source)));
        foreach (Action<EngineState> push in arguments) push(state);
        return state.Call(arguments.Length, traceback: true);
    }

    /// <summary>The single result of a program, as text.</summary>
    public static string? Evaluate(EngineState state, string source)
    {
        state.PushOperation(EngineOperation.ToText);
        Run(state, source);
        state.Call(1);
        string? text = state.ToText(-1);
        state.Count = 0;
        return text;
    }
}
