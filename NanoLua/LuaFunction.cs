using System;

namespace NanoLua;

/// <summary>
/// A Lua function. <see cref="Invoke"/> takes and gives any values; the other members allocate nothing on the
/// managed heap.
/// </summary>
public sealed class LuaFunction : LuaReference
{
    internal LuaFunction(LuaRuntime runtime, int number)
        : base(runtime, number)
    {
    }

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">Values that Lua has.</param>
    /// <returns>The first result; null for none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is null.</exception>
    /// <exception cref="ArgumentException">An argument is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The function or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public object Invoke(params object[] arguments)
    {
        return Runtime.CallForFirst(this, arguments);
    }

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">Values that Lua has.</param>
    /// <returns>All results.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is null.</exception>
    /// <exception cref="ArgumentException">An argument is of a type that Lua does not have.</exception>
    /// <exception cref="ObjectDisposedException">The function or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public object[] InvokeAll(params object[] arguments)
    {
        return Runtime.CallForAll(this, arguments);
    }

    /// <summary>Calls the function for an integer.</summary>
    /// <returns>The first result; 0 if it is no integer.</returns>
    /// <exception cref="ObjectDisposedException">The function or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public long InvokeInt64()
    {
        return CallForInt64(0, 0, 0, 0);
    }

    /// <inheritdoc cref="InvokeInt64()"/>
    /// <param name="a">The argument.</param>
    public long InvokeInt64(long a)
    {
        return CallForInt64(1, a, 0, 0);
    }

    /// <inheritdoc cref="InvokeInt64()"/>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second one.</param>
    public long InvokeInt64(long a, long b)
    {
        return CallForInt64(2, a, b, 0);
    }

    /// <inheritdoc cref="InvokeInt64()"/>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second one.</param>
    /// <param name="c">The third one.</param>
    public long InvokeInt64(long a, long b, long c)
    {
        return CallForInt64(3, a, b, c);
    }

    /// <summary>Calls the function for a number.</summary>
    /// <param name="a">The argument.</param>
    /// <returns>The first result; NaN if it is no number.</returns>
    /// <exception cref="ObjectDisposedException">The function or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public double InvokeDouble(double a)
    {
        double result;
        int status = Engine.NativeCallDouble(this, a, out result);
        return status == 0 ? result : Runtime.FinishDouble(status, this, a);
    }

    /// <summary>Calls the function with an object, such as a buffer.</summary>
    /// <param name="a">The argument.</param>
    /// <returns>Whether the first result is neither false nor nil.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="a"/> is of another runtime.</exception>
    /// <exception cref="ObjectDisposedException">Function, argument or runtime are disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="LuaException">The function failed.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public bool InvokeBoolean(LuaReference a)
    {
        int status = Engine.NativeCallBoolean(this, a);
        if (status >= 0)
        {
            return status != 0;
        }
        if (a == null)
        {
            throw new ArgumentNullException();
        }
        return Runtime.FinishBoolean(status, this, a);
    }

    private long CallForInt64(int count, long a, long b, long c)
    {
        long result;
        int status = Engine.NativeCallInt64(this, count, a, b, c, out result);
        return status == 0 ? result : Runtime.FinishInt64(status, this, count, a, b, c);
    }
}
