using System;

namespace NanoLua;

// Values between C# and the state's stack. Everything here is called between Enter and Leave.
public sealed partial class LuaRuntime
{
    private const int MessageBytesMax = 256;
    private const string NotEnoughMemory = "not enough memory";

    private static readonly string[] s_kindNames =
    {
        "nil", "boolean", "userdata", "number", "string", "table", "function", "userdata", "thread",
        "no value", "number", "userdata", "userdata",
    };

    internal static string NameOfKind(int kind)
    {
        return s_kindNames[kind];
    }

    // Turns a failure of the native side into an exception.
    internal int Check(int status)
    {
        if (status >= 0)
        {
            return status;
        }
        if (status == Engine.BadIndex)
        {
            throw new ArgumentException();
        }
        string message = NativeMessage();
        if (message == NotEnoughMemory)
        {
            throw new OutOfMemoryException();
        }
        throw new LuaException(message);
    }

    internal void PushInteger(long value)
    {
        if (s_integerBits == 32 && value != (int)value)
        {
            throw new ArgumentOutOfRangeException();
        }
        Check(Engine.NativePushInteger(_host, value));
    }

    internal void PushFloat(double value)
    {
        Check(Engine.NativePushFloat(_host, value));
    }

    internal void PushBoolean(bool value)
    {
        Check(Engine.NativePushBoolean(_host, value));
    }

    internal void PushBytes(byte[] bytes)
    {
        Check(Engine.NativePushString(_host, bytes, 0, bytes.Length));
    }

    internal void PushText(string text)
    {
        PushBytes(LuaString.ToBytes(text));
    }

    internal void PushValue(object value)
    {
        if (value == null)
        {
            Check(Engine.NativePushNil(_host));
        }
        else if (value is bool)
        {
            PushBoolean((bool)value);
        }
        else if (value is string)
        {
            PushText((string)value);
        }
        else if (value is byte[])
        {
            PushBytes((byte[])value);
        }
        else if (value is LuaReference)
        {
            PushReference((LuaReference)value);
        }
        else if (value is LuaCallback)
        {
            PushCallback((LuaCallback)value);
        }
        else
        {
            PushNumber(value);
        }
    }

    internal void PushReference(LuaReference reference)
    {
        if (reference.Runtime != this)
        {
            throw new ArgumentException();
        }
        reference.Push();
    }

    // The value at an index.
    internal object ValueAt(int index)
    {
        switch (Engine.NativeKind(_host, index))
        {
            case Engine.KindNil:
            case Engine.KindNone:
            case Engine.KindLightUserdata:
                return null;
            case Engine.KindBoolean:
                return Engine.NativeToBoolean(_host, index);
            case Engine.KindInteger:
                return Engine.NativeToInteger(_host, index);
            case Engine.KindFloat:
                return Engine.NativeToFloat(_host, index);
            case Engine.KindString:
                return BytesAt(index);
            default:
                Check(Engine.NativeCopy(_host, index));
                return TakeReference();
        }
    }

    // The last value, which is taken off.
    internal object TakeValue()
    {
        if (Engine.NativeKind(_host, -1) >= Engine.KindTable
            && Engine.NativeKind(_host, -1) != Engine.KindInteger)
        {
            return TakeReference();
        }
        object value = ValueAt(-1);
        Drop(1);
        return value;
    }

    internal byte[] BytesAt(int index)
    {
        byte[] bytes = new byte[Check(Engine.NativeByteCount(_host, index))];
        Engine.NativeRead(_host, index, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private void PushNumber(object value)
    {
        if (value is int)
        {
            PushInteger((int)value);
        }
        else if (value is long)
        {
            PushInteger((long)value);
        }
        else if (value is double)
        {
            PushFloat((double)value);
        }
        else if (value is float)
        {
            PushFloat((float)value);
        }
        else if (value is byte)
        {
            PushInteger((byte)value);
        }
        else if (value is sbyte)
        {
            PushInteger((sbyte)value);
        }
        else if (value is short)
        {
            PushInteger((short)value);
        }
        else if (value is ushort)
        {
            PushInteger((ushort)value);
        }
        else if (value is uint)
        {
            PushInteger((uint)value);
        }
        else
        {
            throw new ArgumentException();
        }
    }

    private object TakeReference()
    {
        int kind = Engine.NativeKind(_host, -1);
        int number = Check(Engine.NativeReference(_host));
        switch (kind)
        {
            case Engine.KindTable:
                return new LuaTable(this, number);
            case Engine.KindFunction:
                return new LuaFunction(this, number);
            case Engine.KindThread:
                return new LuaThread(this, number);
            case Engine.KindBuffer:
                return new LuaBuffer(this, number);
            default:
                return new LuaUserdata(this, number);
        }
    }

    // The values from an index up to the end; they stay.
    private object[] ValuesFrom(int index)
    {
        object[] values = new object[Engine.NativeCount(_host) - index];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ValueAt(index + i);
        }
        return values;
    }

    private void PushValues(object[] values)
    {
        if (values == null)
        {
            throw new ArgumentNullException();
        }
        for (int i = 0; i < values.Length; i++)
        {
            PushValue(values[i]);
        }
    }

    private void Drop(int values)
    {
        Engine.NativeSetCount(_host, Engine.NativeCount(_host) - values);
    }

    private string NativeMessage()
    {
        byte[] bytes = new byte[MessageBytesMax];
        int length = Engine.NativeMessage(_host, bytes);
        byte[] message = new byte[length < MessageBytesMax ? length : MessageBytesMax];
        Array.Copy(bytes, message, message.Length);
        return LuaString.ToText(message);
    }
}
