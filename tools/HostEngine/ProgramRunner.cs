namespace NanoLua.HostEngine;

/// <summary>
/// Runs images inside this process the way the native runner does, and in addition with a compiler
/// for <c>load</c>. The program reads and writes the process's own standard streams.
/// </summary>
public static class ProgramRunner
{
    private const int LuaErrorStatus = 1;

    /// <param name="cancellation">Ends the program with an error that it cannot catch.</param>
    /// <exception cref="EngineException">The image or the heap cannot be used.</exception>
    public static ProgramResult Run(
        EngineLibrary library, ProgramRun run, CancellationToken cancellation = default)
    {
        using var state = new EngineState(library, run.HeapBytes);
        using CancellationTokenRegistration cancelling = cancellation.Register(state.Cancel);
        state.OpenLibraries();
        TextCompiler.Install(state);
        state.Collect();
        long fresh = state.Statistics.UsedBytes;
        int image = state.MountFile(run.ImagePath);
        state.PushMain(image);
        PassArguments(state, run);
        long loaded = state.Statistics.UsedBytes;
        int status = CallMain(state, run.Arguments.Count);
        return new ProgramResult(status, fresh, loaded, state.Statistics);
    }

    private static int CallMain(EngineState state, int arguments)
    {
        try
        {
            state.Call(arguments, traceback: true);
            return 0;
        }
        catch (LuaErrorException error)
        {
            WriteError(state, error.Text);
            return LuaErrorStatus;
        }
        catch (ProgramExitException exit)
        {
            return exit.Status & 0xFF;
        }
    }

    /// <summary>On the stack for the main function, and in the global table <c>arg</c>.</summary>
    private static void PassArguments(EngineState state, ProgramRun run)
    {
        state.PushTable(run.Arguments.Count, 1);
        int table = state.Count - 1;
        for (int i = 0; i <= run.Arguments.Count; i++)
        {
            state.PushInteger(i);
            state.PushString(i == 0 ? run.ProgramName : run.Arguments[i - 1]);
            state.RawSet(table);
        }
        state.SetGlobal("arg");
        foreach (string argument in run.Arguments) state.PushString(argument);
    }

    private static void WriteError(EngineState state, byte[] text)
    {
        state.Library.Flush();
        using Stream error = Console.OpenStandardError();
        error.Write([.. "lua: "u8, .. text, (byte)'\n']);
    }
}
