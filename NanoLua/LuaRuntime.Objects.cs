using System;

namespace NanoLua;

// Tables, coroutines and buffers: making them, and what their members do.
public sealed partial class LuaRuntime
{
    /// <summary>Makes an empty table.</summary>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaTable CreateTable()
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativePushTable(_host, 0, 0));
            return (LuaTable)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    /// <summary>Makes a buffer of zeros.</summary>
    /// <param name="capacity">Its length, and the most that it can have, in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaBuffer CreateBuffer(int capacity)
    {
        if (capacity < 0)
        {
            throw new ArgumentOutOfRangeException();
        }
        int mark = Enter();
        try
        {
            Check(Engine.NativePushBuffer(_host, capacity));
            return (LuaBuffer)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    /// <summary>Makes a coroutine.</summary>
    /// <param name="function">What it runs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="function"/> is of another runtime.</exception>
    /// <exception cref="ObjectDisposedException">Function or runtime are disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The memory of the runtime is used up.</exception>
    public LuaThread CreateThread(LuaFunction function)
    {
        if (function == null)
        {
            throw new ArgumentNullException();
        }
        int mark = EnterOperation(Engine.CoroutineCreate);
        try
        {
            PushReference(function);
            Run(1);
            return (LuaThread)ValueAt(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal int IdentityOf(LuaReference reference)
    {
        int mark = Enter();
        try
        {
            reference.Push();
            return Engine.NativeIdentity(_host, -1);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal object GetElement(LuaTable table, int index)
    {
        int mark = Enter();
        try
        {
            table.Push();
            PushInteger(index);
            return GetPushed(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal object GetElement(LuaTable table, object key)
    {
        int mark = Enter();
        try
        {
            table.Push();
            PushValue(key);
            return GetPushed(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void SetElement(LuaTable table, object key, object value)
    {
        int mark = Enter();
        try
        {
            table.Push();
            PushValue(key);
            PushValue(value);
            if (!HasMetatable(mark))
            {
                Check(Engine.NativeRawSet(_host, mark));
                return;
            }
            Check(Engine.NativePushOperation(_host, Engine.Set));
            Check(Engine.NativeInsert(_host, mark));
            Run(3);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal int LengthOf(LuaTable table)
    {
        int mark = EnterOperation(Engine.Length);
        try
        {
            table.Push();
            Run(1);
            return (int)Engine.NativeToInteger(_host, mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal LuaTable GetMetatable(LuaTable table)
    {
        int mark = Enter();
        try
        {
            table.Push();
            bool found = Check(Engine.NativeGetMetatable(_host, mark)) != 0;
            return found ? (LuaTable)TakeReference() : null;
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void SetMetatable(LuaTable table, LuaTable metatable)
    {
        int mark = Enter();
        try
        {
            table.Push();
            PushValue(metatable);
            Check(Engine.NativeSetMetatable(_host, mark));
        }
        finally
        {
            Leave(mark);
        }
    }

    // The entry behind another one; null at the end.
    internal LuaEntry NextEntry(LuaTable table, LuaEntry entry)
    {
        int mark = Enter();
        try
        {
            table.Push();
            PushValue(entry == null ? null : entry.Key);
            if (Check(Engine.NativeNext(_host, mark)) == 0)
            {
                return null;
            }
            return new LuaEntry(ValueAt(mark + 1), ValueAt(mark + 2));
        }
        finally
        {
            Leave(mark);
        }
    }

    internal LuaThreadStatus StatusOf(LuaThread thread)
    {
        int mark = EnterOperation(Engine.CoroutineStatus);
        try
        {
            thread.Push();
            Run(1);
            switch (BytesAt(mark)[0])
            {
                case (byte)'s':
                    return LuaThreadStatus.Suspended;
                case (byte)'r':
                    return LuaThreadStatus.Running;
                case (byte)'n':
                    return LuaThreadStatus.Normal;
                default:
                    return LuaThreadStatus.Dead;
            }
        }
        finally
        {
            Leave(mark);
        }
    }

    internal object[] Resume(LuaThread thread, object[] arguments)
    {
        int mark = EnterOperation(Engine.CoroutineResume);
        try
        {
            thread.Push();
            PushValues(arguments);
            Run(1 + arguments.Length);
            CheckSuccess(mark);
            return ValuesFrom(mark + 1);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void CloseThread(LuaThread thread)
    {
        int mark = EnterOperation(Engine.CoroutineClose);
        try
        {
            thread.Push();
            Run(1);
            CheckSuccess(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    internal int BufferLength(LuaBuffer buffer)
    {
        int mark = Enter();
        try
        {
            buffer.Push();
            return Check(Engine.NativeByteCount(_host, mark));
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void SetBufferLength(LuaBuffer buffer, int length)
    {
        int mark = Enter();
        try
        {
            buffer.Push();
            CheckPlace(Engine.NativeSetByteCount(_host, mark, length));
        }
        finally
        {
            Leave(mark);
        }
    }

    internal void WriteBuffer(LuaBuffer buffer, int to, byte[] bytes, int offset, int count)
    {
        int mark = Enter();
        try
        {
            buffer.Push();
            CheckPlace(Engine.NativeWrite(_host, mark, to, bytes, offset, count));
        }
        finally
        {
            Leave(mark);
        }
    }

    internal int ReadBuffer(LuaBuffer buffer, int from, byte[] bytes, int offset, int count)
    {
        int mark = Enter();
        try
        {
            buffer.Push();
            return CheckPlace(Engine.NativeRead(_host, mark, from, bytes, offset, count));
        }
        finally
        {
            Leave(mark);
        }
    }

    // What LuaBuffer has not done in one step. `status` says how far it has come.
    internal int FinishExchange(
        int status, LuaBuffer buffer, LuaFunction function, byte[] bytes, int count)
    {
        int mark = status == Engine.Refused ? Enter() : 0;
        try
        {
            if (status == Engine.Refused)
            {
                ForgetCancel();
                CheckPlace(Engine.NativeStartExchange(_host, function.Number, buffer.Number, bytes, count));
                status = Engine.Unfinished - Engine.Running;
            }
            RunToEnd(status);
            int length = Engine.NativeEndExchange(_host, bytes);
            return length == Engine.NoAnswer ? -1 : CheckPlace(length);
        }
        finally
        {
            Leave(mark);
        }
    }

    // What fails here lies outside of a buffer or an array, or finds no memory.
    private int CheckPlace(int status)
    {
        if (status >= 0)
        {
            return status;
        }
        if (status == Engine.Failed && NativeMessage() == NotEnoughMemory)
        {
            throw new OutOfMemoryException();
        }
        throw new ArgumentOutOfRangeException();
    }

    // Pushes a function of the engine; gives the place where its results will begin.
    private int EnterOperation(int operation)
    {
        int mark = Enter();
        if (Engine.NativePushOperation(_host, operation) < 0)
        {
            Leave(mark);
            throw new OutOfMemoryException();
        }
        return mark;
    }

    // For a table and a key at the mark: the value, honouring the table's metatable.
    private object GetPushed(int mark)
    {
        if (!HasMetatable(mark))
        {
            Check(Engine.NativeRawGet(_host, mark));
            return ValueAt(-1);
        }
        Check(Engine.NativePushOperation(_host, Engine.Get));
        Check(Engine.NativeInsert(_host, mark));
        Run(2);
        return ValueAt(mark);
    }

    private bool HasMetatable(int index)
    {
        if (Check(Engine.NativeGetMetatable(_host, index)) == 0)
        {
            return false;
        }
        Drop(1);
        return true;
    }

    // For results that begin with whether it went well; else the error follows.
    private void CheckSuccess(int mark)
    {
        if (!Engine.NativeToBoolean(_host, mark))
        {
            throw ErrorAt(mark + 1, null);
        }
    }

    private void RunFinalizers()
    {
        Engine.NativeSetBudget(_host, _budget == 0 ? -1 : _budget);
        Engine.NativeStartClose(_host);
        for (;;)
        {
            int status = Engine.NativeRun(_host, _answer);
            bool goesOn = status == Engine.Slice && Engine.NativeBudget(_host) != 0;
            if (status == Engine.HostCall)
            {
                AnswerHostCall();
            }
            else if (!goesOn)
            {
                return;
            }
        }
    }
}
