using NanoLua.Compiler;

namespace NanoLua.Tests.Device;

/// <summary>Runtimes and programs for the tests of the device library.</summary>
internal static class Lua
{
    private const int HeapBytes = 64 * 1024;

    public static LuaRuntimeOptions Options()
    {
        LuaRuntimeOptions options = new LuaRuntimeOptions();
        options.HeapBytes = HeapBytes;
        options.Compiler = new LuaTextCompiler();
        return options;
    }

    public static LuaRuntime NewRuntime()
    {
        return new LuaRuntime(Options());
    }

    /// <summary>An image of a module `main`, which greets, and one `adder`.</summary>
    public static LuaImage Image()
    {
        return LuaImage.FromBytes(TestImages.Bytes(LuaRuntime.NumberModel));
    }

    /// <summary>A function made of an expression, such as "function(a) return a end".</summary>
    public static LuaFunction Function(LuaRuntime runtime, string expression)
    {
        return (LuaFunction)runtime.DoString("return " + expression)[0];
    }

    /// <summary>The first result of a chunk.</summary>
    public static object Evaluate(LuaRuntime runtime, string source)
    {
        object[] results = runtime.DoString(source);
        return results.Length == 0 ? null : results[0];
    }

    /// <summary>The first result of a chunk, a string.</summary>
    public static string Text(LuaRuntime runtime, string source)
    {
        return LuaString.ToText((byte[])Evaluate(runtime, source));
    }

    /// <summary>The first result of a chunk, an integer.</summary>
    public static long Integer(LuaRuntime runtime, string source)
    {
        return (long)Evaluate(runtime, source);
    }

    /// <summary>What a failing chunk says.</summary>
    public static string Message(LuaRuntime runtime, string source)
    {
        try
        {
            runtime.DoString(source);
        }
        catch (LuaException error)
        {
            return error.Message;
        }
        return null;
    }
}
