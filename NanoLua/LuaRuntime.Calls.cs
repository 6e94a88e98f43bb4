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
            LeaveCall(mark);
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
            LeaveCall(mark);
        }
    }

    internal long CallForInt64(LuaFunction function, int count, long a, long b, long c)
    {
        int mark = EnterCall(function);
        try
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
            if (Run(count) == 0)
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
            LeaveCall(mark);
        }
    }

    internal double CallForDouble(LuaFunction function, double a)
    {
        int mark = EnterCall(function);
        try
        {
            PushFloat(a);
            return Run(1) == 0 ? double.NaN : Engine.NativeToFloat(_host, mark);
        }
        finally
        {
            LeaveCall(mark);
        }
    }

    internal bool CallForBoolean(LuaFunction function, LuaReference a)
    {
        if (a == null)
        {
            throw new ArgumentNullException();
        }
        int mark = EnterCall(function);
        try
        {
            PushReference(a);
            return Run(1) != 0 && Engine.NativeToBoolean(_host, mark);
        }
        finally
        {
            LeaveCall(mark);
        }
    }

    // Pushes a function; gives the place where its results will begin.
    private int EnterCall(LuaFunction function)
    {
        int mark = EnterStack();
        try
        {
            function.Push();
            return mark;
        }
        catch (Exception)
        {
            LeaveCall(mark);
            throw;
        }
    }

    private int EnterStack()
    {
        Enter();
        return Engine.NativeCount(_host);
    }

    // Takes off what lies behind the mark.
    private void LeaveCall(int mark)
    {
        Engine.NativeSetCount(_host, mark);
        Leave();
    }

    // Calls the function below the last values; gives the number of results, which lie where it was.
    private int Run(int arguments)
    {
        if (_runDepth == 0)
        {
            BeginOutermost();
        }
        Check(Engine.NativeStart(_host, arguments));
        RunStarted();
        return Engine.NativeResultCount(_host);
    }

    // Runs what was prepared, up to its end.
    private void RunStarted()
    {
        _runDepth++;
        int status;
        try
        {
            status = RunToEnd();
        }
        finally
        {
            _runDepth--;
        }
        if (status != Engine.Done)
        {
            throw TakeError();
        }
    }

    private void BeginOutermost()
    {
        _cancellation = null;
        _progress.Begin();
        if (_isCancelled)
        {
            _isCancelled = false;
            Engine.NativeClearCancel(_host);
        }
        if (_budget != 0)
        {
            Engine.NativeSetBudget(_host, _budget);
        }
    }

    private int RunToEnd()
    {
        for (;;)
        {
            int status = Engine.NativeRun(_host, _timeSlice, _answer);
            switch (status)
            {
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
        return _isCancelled ? new LuaCanceledException() : ErrorAt(-1, traceback);
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
