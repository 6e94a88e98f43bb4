using System;
using System.Runtime.CompilerServices;

namespace NanoLua;

/// <summary>
/// Bytes inside the Lua heap: C# fills and reads them in one go, Lua field by field without calling C#, with the
/// methods u8, u16, u32, bytes, equals, write, fill, fields, write_fields, resize and the operator #. Offsets count
/// from 0.
/// </summary>
public sealed class LuaBuffer : LuaReference
{
    internal LuaBuffer(LuaRuntime runtime, int number)
        : base(runtime, number)
    {
    }

    /// <summary>The length in bytes, up to the capacity that the buffer was made with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or beyond the capacity.</exception>
    /// <exception cref="ObjectDisposedException">The buffer or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public int Length
    {
        get { return Runtime.BufferLength(this); }
        set { Runtime.SetBufferLength(this, value); }
    }

    /// <summary>Puts bytes into the buffer.</summary>
    /// <param name="to">Where in the buffer.</param>
    /// <param name="bytes">An array.</param>
    /// <param name="offset">The first of its bytes to be written.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A place lies outside of the array or the buffer.</exception>
    /// <exception cref="ObjectDisposedException">The buffer or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public void Write(int to, byte[] bytes, int offset, int count)
    {
        CheckRange(bytes, offset, count);
        Runtime.WriteBuffer(this, to, bytes, offset, count);
    }

    /// <summary>Takes bytes out of the buffer.</summary>
    /// <param name="from">Where in the buffer.</param>
    /// <param name="bytes">An array.</param>
    /// <param name="offset">Where in the array.</param>
    /// <param name="count">How many.</param>
    /// <returns>How many there were: fewer at the buffer's end.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A place lies outside of the array or the buffer.</exception>
    /// <exception cref="ObjectDisposedException">The buffer or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public int Read(int from, byte[] bytes, int offset, int count)
    {
        CheckRange(bytes, offset, count);
        return Runtime.ReadBuffer(this, from, bytes, offset, count);
    }

    /// <summary>
    /// Puts bytes into the buffer, calls a function with it, and takes the buffer's bytes out again if the function
    /// returns true.
    /// </summary>
    /// <param name="function">Gets the buffer as its argument.</param>
    /// <param name="bytes">An array that has room for what comes back.</param>
    /// <param name="count">How many of its bytes go in.</param>
    /// <returns>How many bytes have come back; -1 if the function returns false or nil.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The function is of another runtime.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bytes do not fit into the buffer, or not back.</exception>
    /// <exception cref="ObjectDisposedException">Buffer, function or runtime are disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
#if NET
    public int Exchange(LuaFunction function, byte[] bytes, int count)
    {
        int status = Engine.NativeExchange(this, function, bytes, count);
        if (status >= 0)
        {
            return status;
        }
        switch (status)
        {
            case Engine.NoAnswer:
                return -1;
            case Engine.Failed:
                throw new ArgumentOutOfRangeException();
            case Engine.Refused:
                return FinishExchange(this, function, bytes, count < 0 ? -1 : count);
            default:
                return FinishExchange(this, function, bytes, status);
        }
    }
#else
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern int Exchange(LuaFunction function, byte[] bytes, int count);
#endif

    // See ExchangeRest.
    internal static int FinishExchange(LuaBuffer buffer, LuaFunction function, byte[] bytes, int count)
    {
        if (count <= Engine.Unfinished)
        {
            return buffer.Runtime.FinishExchange(count, buffer, function, bytes, 0);
        }
        if (function == null)
        {
            throw new ArgumentNullException();
        }
        if (function.Runtime != buffer.Runtime)
        {
            throw new ArgumentException();
        }
        CheckRange(bytes, 0, count);
        return buffer.Runtime.FinishExchange(Engine.Refused, buffer, function, bytes, count);
    }

    private static void CheckRange(byte[] bytes, int offset, int count)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException();
        }
        if (offset < 0 || count < 0 || offset > bytes.Length - count)
        {
            throw new ArgumentOutOfRangeException();
        }
    }
}
