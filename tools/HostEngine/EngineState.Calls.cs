namespace NanoLua.HostEngine;

// Calls in both directions. The engine never calls into managed code: it returns from Run with a
// request, and the loop here answers it. A host function may call Lua again; that call ends before
// the host function does.
public sealed unsafe partial class EngineState
{
    private const int BadIndex = -2;
    private const int Traceback = 1;

    /// <summary>What Run of the library returns, as in firmware/api/api.h.</summary>
    private enum RunStatus
    {
        Done,
        Error,
        HostCall,
        Slice,
        Exit,
    }

    /// <summary>
    /// Calls the function below the last <paramref name="arguments"/> values, which are taken off
    /// the stack, and leaves its results there.
    /// </summary>
    /// <param name="traceback">Whether an error's text gets a traceback.</param>
    /// <returns>The number of results.</returns>
    /// <exception cref="LuaErrorException">The call failed.</exception>
    /// <exception cref="ProgramExitException">The program called os.exit.</exception>
    public int Call(int arguments, bool traceback = false)
    {
        int thread = Environment.CurrentManagedThreadId;
        int user = Interlocked.CompareExchange(ref _user, thread, 0);
        if (user != 0 && user != thread)
        {
            throw new InvalidOperationException("the state is in use by another thread");
        }
        _callDepth++;
        try
        {
            Check(Library.Start(Host, arguments, traceback ? Traceback : 0));
            if (RunToEnd() == RunStatus.Done) return Library.ResultCount(Host);
            throw TakeError();
        }
        finally
        {
            if (--_callDepth == 0) Volatile.Write(ref _user, 0);
        }
    }

    /// <summary>Pushes a function that Lua can call.</summary>
    public void PushFunction(EngineFunction function)
    {
        int id = _functions.IndexOf(function);
        if (id < 0)
        {
            id = _functions.Count;
            _functions.Add(function);
        }
        Check(Library.PushHostFunction(Host, id));
    }

    private RunStatus RunToEnd()
    {
        for (;;)
        {
            var status = (RunStatus)Check(Library.Run(Host, 0));
            switch (status)
            {
                case RunStatus.HostCall:
                    Answer(_functions[Library.HostFunction(Host)]);
                    break;
                case RunStatus.Exit:
                    _exited = true;
                    throw new ProgramExitException(Library.ExitStatus(Host));
                case RunStatus.Slice:
                    break;
                default:
                    return status;
            }
        }
    }

    private void Answer(EngineFunction function)
    {
        int results;
        try
        {
            results = function(this);
        }
        catch (ProgramExitException)
        {
            throw;
        }
        catch (Exception error)
        {
            FailWith(error);
            return;
        }
        Check(Library.Finish(Host, results));
    }

    private void FailWith(Exception error)
    {
        if (error is LuaErrorException lua)
        {
            PushString(lua.Text);
        }
        else
        {
            PushString(error.Message);
            Check(Library.AddPosition(Host));
        }
        Check(Library.Fail(Host));
    }

    private LuaErrorException TakeError()
    {
        byte[] text = ToBytes(-1) ?? EngineText.Encode($"(error object is a {TypeName(-1)} value)");
        Pop();
        return new LuaErrorException(text);
    }
}
