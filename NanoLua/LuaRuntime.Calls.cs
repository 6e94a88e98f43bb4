using System;

namespace NanoLua;

// Calls in both directions. The engine calls nothing: it comes back from NativeRun with a request, the
// call of a host function, and runs on with the answer. On a device the firmware makes that answer a
// managed call and goes on by itself; on .NET the loop here does.
public sealed partial class LuaRuntime
{
    private const int CallsKept = 4;

    private readonly HostCallAnswer _answer;
    private readonly LuaProgressEventArgs _progress = new LuaProgressEventArgs();

    // What the callbacks of all levels are given, used again and again.
    private LuaCall[] _calls = new LuaCall[CallsKept];
    private int _callDepth;

    // How many calls of Lua are under way.
    private int _runDepth;

    // Why the running call is to end; null if Cancel was called, or nothing at all.
    private Exception _cancellation;

    // Cancel was called, perhaps while nothing was running.
    private bool _isCancelled;
    private bool _isDescribing;
    private LuaExitException _exit;

    /// <summary>Is raised whenever a call of Lua has used up a time slice.</summary>
    public event LuaProgressEventHandler Progress;

    /// <summary>
    /// From any thread: makes the running call of Lua fail with a <see cref="LuaCanceledException"/>, which the
    /// program cannot catch. Does nothing when no call is running.
    /// </summary>
    public void Cancel()
    {
        lock (_sync)
        {
            if (_host != 0)
            {
                _isCancelled = true;
                Engine.NativeCancel(_host);
            }
        }
    }

    internal object CallForFirst(LuaFunction function, object[] arguments)
    {
        int mark = EnterCall(function);
        try
        {
            PushValues(arguments);
            return Run(arguments.Length) == 0 ? null : ValueAt(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal object[] CallForAll(LuaFunction function, object[] arguments)
    {
        int mark = EnterCall(function);
        try
        {
            PushValues(arguments);
            Run(arguments.Length);
            return ValuesFrom(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    // What LuaFunction has not done in one step. `status` says how far it has come.
    internal long FinishInt64(int status, LuaFunction function, int count, long a, long b, long c)
    {
        int mark = status == Engine.Refused ? EnterCall(function) : 0;
        try
        {
            if (status == Engine.Refused)
            {
                PushIntegers(count, a, b, c);
                status = Start(count);
            }
            if (RunToEnd(status) == 0)
            {
                return 0;
            }
            long value = Engine.NativeToInteger(_host, mark);
            bool isNone = value == long.MinValue
                && Engine.NativeKind(_host, mark) != Engine.KindInteger;
            return isNone ? 0 : value;
        }
        finally
        {
            Leave(mark);
        }
    }

    internal double FinishDouble(int status, LuaFunction function, double a)
    {
        int mark = status == Engine.Refused ? EnterCall(function) : 0;
        try
        {
            if (status == Engine.Refused)
            {
                PushFloat(a);
                status = Start(1);
            }
            return RunToEnd(status) == 0 ? double.NaN : Engine.NativeToFloat(_host, mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal bool FinishBoolean(int status, LuaFunction function, LuaReference a)
    {
        int mark = status == Engine.Refused ? EnterCall(function) : 0;
        try
        {
            if (status == Engine.Refused)
            {
                PushReference(a);
                status = Start(1);
            }
            return RunToEnd(status) != 0 && Engine.NativeToBoolean(_host, mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    private void PushIntegers(int count, long a, long b, long c)
    {
        if (count > 0)
        {
            PushInteger(a);
        }
        if (count > 1)
        {
            PushInteger(b);
        }
        if (count > 2)
        {
            PushInteger(c);
        }
    }

    // Pushes a function; gives the place where its results will begin.
    private int EnterCall(LuaFunction function)
    {
        int mark = Enter();
        try
        {
            function.Push();
            return mark;
        }
        catch (Exception)
        {
            Leave(mark);
            throw;
        }
    }

    // Calls the function below the last values; gives the number of results, which lie where it was.
    private int Run(int arguments)
    {
        return RunToEnd(Start(arguments));
    }

    private int Start(int arguments)
    {
        ForgetCancel();
        Check(Engine.NativeStart(_host, arguments));
        return Engine.Unfinished - Engine.Running;
    }

    // What comes before an outermost call does not cancel it.
    private void ForgetCancel()
    {
        if (_isCancelled && _runDepth == 0)
        {
            _isCancelled = false;
            Engine.NativeClearCancel(_host);
        }
    }

    // Runs what was started, up to its end.
    private int RunToEnd(int started)
    {
        if (_runDepth == 0)
        {
            BeginOutermost();
        }
        _runDepth++;
        int status;
        try
        {
            status = RunOn(Engine.Unfinished - started);
        }
        finally
        {
            _runDepth--;
        }
        if (status != Engine.Done)
        {
            throw TakeError();
        }
        return Engine.NativeResultCount(_host);
    }

    private void BeginOutermost()
    {
        _cancellation = null;
        _progress.Begin();
    }

    // From what NativeRun has said last.
    private int RunOn(int status)
    {
        for (;;)
        {
            switch (status)
            {
                case Engine.Running:
                    break;
                case Engine.HostCall:
                    AnswerHostCall();
                    break;
                case Engine.Slice:
                    EndSlice();
                    break;
                case Engine.Exit:
                    _exit = new LuaExitException(Engine.NativeExitStatus(_host));
                    throw _exit;
                default:
                    if (_exit != null)
                    {
                        throw _exit;
                    }
                    return Check(status);
            }
            status = Engine.NativeRun(_host, _answer);
        }
    }

    private void EndSlice()
    {
        if (Engine.NativeBudget(_host) == 0)
        {
            // What ends the call, such as the closing of variables, may take as much again.
            Engine.NativeSetBudget(_host, _budget);
            CancelBecause(new TimeoutException());
            return;
        }
        LuaProgressEventHandler progress = Progress;
        if (progress == null || _cancellation != null)
        {
            return;
        }
        _progress.Next();
        try
        {
            progress(this, _progress);
            if (_progress.Cancel)
            {
                Cancel();
            }
        }
        catch (Exception reason)
        {
            CancelBecause(reason);
        }
    }

    // The running calls fail, the outermost one with this exception.
    private void CancelBecause(Exception reason)
    {
        if (_cancellation == null)
        {
            _cancellation = reason;
        }
        Engine.NativeCancel(_host);
    }

    // After Error, whose value is the last one.
    private Exception TakeError()
    {
        string traceback = TakeTraceback();
        if (_cancellation != null)
        {
            return _cancellation;
        }
        return Engine.NativeWasCancelled(_host) ? new LuaCanceledException() : ErrorAt(-1, traceback);
    }

    private string TakeTraceback()
    {
        Check(Engine.NativePushTraceback(_host));
        byte[] traceback = TakeValue() as byte[];
        return traceback == null ? null : LuaString.ToText(traceback);
    }

    // The exception for an error value: the one that a callback threw, if it is that.
    private Exception ErrorAt(int index, string traceback)
    {
        Exception original = TargetAt(index) as Exception;
        if (original != null)
        {
            return original;
        }
        object value = ValueAt(index);
        return new LuaException(MessageOf(index), value, traceback);
    }

    private string MessageOf(int index)
    {
        int kind = Engine.NativeKind(_host, index);
        if (kind == Engine.KindString)
        {
            return LuaString.ToText(BytesAt(index));
        }
        byte[] shown = _isDescribing ? null : Describe(index);
        return shown != null ? LuaString.ToText(shown) : "(error object is a " + s_kindNames[kind] + " value)";
    }

    // What tostring says of a value; null if it fails.
    private byte[] Describe(int index)
    {
        int mark = Engine.NativeCount(_host);
        _isDescribing = true;
        try
        {
            Check(Engine.NativeCopy(_host, index));
            Check(Engine.NativePushOperation(_host, Engine.ToText));
            Check(Engine.NativeInsert(_host, mark));
            Run(1);
            return ValueAt(mark) as byte[];
        }
        catch (Exception)
        {
            return null;
        }
        finally
        {
            _isDescribing = false;
            Engine.NativeSetCount(_host, mark);
        }
    }
}
