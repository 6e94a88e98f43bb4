using System;

namespace NanoLua;

// Functions and objects of C# in Lua. A function is a number that Lua calls, an object a userdata with a
// number; the tables here lead back.
public sealed partial class LuaRuntime
{
    private LuaCallback[] _callbacks = new LuaCallback[8];
    private int _callbackCount;

    private object[] _objects = new object[0];
    private int[] _freeNumbers = new int[0];
    private int _freeCount;
    private LuaTable _exceptionMetatable;

    /// <summary>Makes a C# function a global function of Lua.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="callback">The function.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public void Register(string name, LuaCallback callback)
    {
        if (callback == null)
        {
            throw new ArgumentNullException();
        }
        Globals[name] = callback;
    }

    /// <summary>The C# object behind a reference; null for none.</summary>
    internal object TargetOf(LuaUserdata userdata)
    {
        int mark = Enter();
        try
        {
            userdata.Push();
            return TargetAt(-1);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal object TargetAt(int index)
    {
        int number = Engine.NativeToObject(_host, index);
        return number < 0 ? null : _objects[number];
    }

    internal LuaUserdata Wrap(LuaUserdataType type, object target)
    {
        int mark = Enter();
        try
        {
            PushObject(target, type.Table);
            return (LuaUserdata)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    // A metatable with what all objects of C# share.
    internal LuaTable CreateUserdataMetatable(string name)
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativePushTable(_host, 0, 8));
            SetField(mark, "__name", name);
            SetField(mark, "__metatable", false);
            SetField(mark, "__gc", new LuaCallback(ReleaseObject));
            SetField(mark, "__close", new LuaCallback(DisposeObject));
            SetOperation(mark, "__index", Engine.ObjectIndex);
            SetOperation(mark, "__newindex", Engine.ObjectNewIndex);
            return (LuaTable)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void SetMetamethod(LuaTable metatable, string name, LuaCallback callback)
    {
        if (name == "__gc")
        {
            LuaCallback finalizer = callback;
            callback = delegate(LuaCall call)
            {
                try
                {
                    finalizer(call);
                }
                finally
                {
                    ReleaseObject(call);
                }
            };
        }
        metatable[name] = callback;
    }

    internal void AddMember(LuaTable metatable, string kind, string name, LuaCallback callback)
    {
        LuaTable members = (LuaTable)metatable[kind];
        if (members == null)
        {
            members = CreateTable();
            metatable[kind] = members;
        }
        members[name] = callback;
        members.Dispose();
    }

    internal void PushCallback(LuaCallback callback)
    {
        Check(Engine.NativePushHostFunction(_host, NumberOf(callback)));
    }

    // The same function has the same number.
    private int NumberOf(LuaCallback callback)
    {
        for (int i = 0; i < _callbackCount; i++)
        {
            if (_callbacks[i] == callback)
            {
                return i;
            }
        }
        if (_callbackCount == _callbacks.Length)
        {
            LuaCallback[] larger = new LuaCallback[2 * _callbackCount];
            Array.Copy(_callbacks, larger, _callbackCount);
            _callbacks = larger;
        }
        _callbacks[_callbackCount] = callback;
        return _callbackCount++;
    }

    // The one way from Lua to C#. Lets no exception out: below may be a frame of the firmware.
    private void AnswerHostCall()
    {
        int depth = _callDepth++;
        try
        {
            LuaCall call = CallAt(depth);
            call.Begin(Engine.NativeCount(_host));
            _callbacks[Engine.NativeHostFunction(_host)](call);
            call.End();
            Check(Engine.NativeFinish(_host, call.Results));
        }
        catch (Exception reason)
        {
            FailHostCall(reason);
        }
        _callDepth = depth;
    }

    private LuaCall CallAt(int depth)
    {
        if (depth == _calls.Length)
        {
            LuaCall[] larger = new LuaCall[2 * depth];
            Array.Copy(_calls, larger, depth);
            _calls = larger;
        }
        if (_calls[depth] == null)
        {
            _calls[depth] = new LuaCall(this);
        }
        return _calls[depth];
    }

    private void FailHostCall(Exception reason)
    {
        // After os.exit nothing is to be answered: what waits below ends as well.
        if (_exit != null)
        {
            return;
        }
        try
        {
            PushError(reason);
        }
        catch (Exception)
        {
            // Without memory for the error: an argument, or nil, is the error then.
            if (Engine.NativeCount(_host) == 0)
            {
                Engine.NativePushNil(_host);
            }
        }
        Engine.NativeFail(_host);
    }

    private void PushError(Exception reason)
    {
        LuaException error = reason as LuaException;
        if (error == null || error is LuaCanceledException)
        {
            PushObject(reason, ExceptionMetatable());
        }
        else if (error.Value != null || error.Traceback != null)
        {
            PushValue(error.Value);
        }
        else
        {
            PushText(error.Message);
            Check(Engine.NativeAddPosition(_host));
        }
    }

    // C# exceptions in Lua: shown, and joined to texts, as their messages.
    private LuaTable ExceptionMetatable()
    {
        if (_exceptionMetatable == null)
        {
            LuaTable metatable = CreateUserdataMetatable("exception");
            metatable["__tostring"] = new LuaCallback(ShowException);
            metatable["__concat"] = new LuaCallback(JoinException);
            _exceptionMetatable = metatable;
        }
        return _exceptionMetatable;
    }

    private static void ShowException(LuaCall call)
    {
        call.Return(TextOf((Exception)call.GetObject(0)));
    }

    private static void JoinException(LuaCall call)
    {
        call.Return(OperandText(call, 0) + OperandText(call, 1));
    }

    private static string OperandText(LuaCall call, int index)
    {
        Exception exception = call.Runtime.TargetAt(index) as Exception;
        return exception != null ? TextOf(exception) : call.GetString(index);
    }

    private static string TextOf(Exception exception)
    {
        string message = exception.Message;
        return message == null || message.Length == 0 ? exception.GetType().FullName : message;
    }

    internal void PushObject(object target, LuaTable metatable)
    {
        PushReference(metatable);
        int number = AddObject(target);
        int status = Engine.NativePushObject(_host, number);
        if (status < 0)
        {
            RemoveObject(number);
            Check(status);
        }
        Check(Engine.NativeInsert(_host, -2));
        Check(Engine.NativeSetMetatable(_host, -2));
    }

    private int AddObject(object target)
    {
        if (_freeCount == 0)
        {
            GrowObjects();
        }
        int number = _freeNumbers[--_freeCount];
        _objects[number] = target;
        return number;
    }

    private void RemoveObject(int number)
    {
        _objects[number] = null;
        _freeNumbers[_freeCount++] = number;
    }

    private void GrowObjects()
    {
        int count = _objects.Length;
        object[] larger = new object[count == 0 ? 8 : 2 * count];
        Array.Copy(_objects, larger, count);
        _objects = larger;
        _freeNumbers = new int[larger.Length];
        for (int number = larger.Length - 1; number >= count; number--)
        {
            _freeNumbers[_freeCount++] = number;
        }
    }

    private void ReleaseObject(LuaCall call)
    {
        int number = Engine.NativeTakeObject(_host, 0);
        if (number >= 0)
        {
            RemoveObject(number);
        }
    }

    private static void DisposeObject(LuaCall call)
    {
        IDisposable target = call.GetObject(0) as IDisposable;
        if (target != null)
        {
            target.Dispose();
        }
    }

    private void SetField(int table, string name, object value)
    {
        PushText(name);
        PushValue(value);
        Check(Engine.NativeRawSet(_host, table));
    }

    private void SetOperation(int table, string name, int operation)
    {
        PushText(name);
        Check(Engine.NativePushOperation(_host, operation));
        Check(Engine.NativeRawSet(_host, table));
    }
}
