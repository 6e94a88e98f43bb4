using NanoLua.Bytecode;
using NanoLua.Compiler;

namespace NanoLua.HostEngine;

/// <summary>
/// Gives a state's <c>load</c> its compiler: a host function in the registry that gets a text and a
/// chunk name and returns the official binary chunk, or nil and a message.
/// </summary>
public static class TextCompiler
{
    private const string RegistryField = "_COMPILE";

    public static void Install(EngineState state)
    {
        state.PushRegistry();
        state.PushFunction(Compile);
        state.SetField(-2, RegistryField);
        state.Pop();
    }

    private static int Compile(EngineState state)
    {
        byte[] source = state.ToBytes(0) ?? [];
        byte[] name = state.ToBytes(1) ?? [];
        NumberModel numbers = state.Library.Numbers;
        try
        {
            Prototype main = LuaCompiler.Compile(source, name, numbers);
            state.PushString(ChunkWriter.Write(main, numbers, strip: false));
            return 1;
        }
        catch (LuaSyntaxException error)
        {
            state.PushNil();
            state.PushString(error.MessageBytes);
            return 2;
        }
    }
}
