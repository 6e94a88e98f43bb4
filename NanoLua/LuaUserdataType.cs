using System;

namespace NanoLua;

/// <summary>
/// What Lua can do with objects of one C# type: methods, properties, metamethods. Every callback gets the object
/// as its argument 0: <c>call.GetObject(0)</c>. A variable that is to be closed disposes an object that is
/// IDisposable, unless the type has another <c>__close</c>.
/// </summary>
public sealed class LuaUserdataType
{
    private const string Methods = "__methods";
    private const string Getters = "__getters";
    private const string Setters = "__setters";

    private readonly LuaRuntime _runtime;
    private readonly LuaTable _metatable;

    /// <summary>A type without members.</summary>
    /// <param name="runtime">The runtime that is to know it.</param>
    /// <param name="name">What messages call its objects.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaUserdataType(LuaRuntime runtime, string name)
    {
        if (runtime == null || name == null)
        {
            throw new ArgumentNullException();
        }
        _runtime = runtime;
        _metatable = runtime.CreateUserdataMetatable(name);
    }

    internal LuaTable Table
    {
        get { return _metatable; }
    }

    /// <summary>Adds a method: <c>object:name(...)</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="callback">Its code.</param>
    /// <returns>This type.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaUserdataType Method(string name, LuaCallback callback)
    {
        return Add(Methods, name, callback);
    }

    /// <summary>Adds a property: <c>object.name</c>, <c>object.name = value</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="getter">Returns the value; null: it cannot be read.</param>
    /// <param name="setter">Gets the value as argument 1; null: it cannot be set.</param>
    /// <returns>This type.</returns>
    /// <exception cref="ArgumentNullException">The name or both callbacks are null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaUserdataType Property(string name, LuaCallback getter, LuaCallback setter)
    {
        if (getter == null && setter == null)
        {
            throw new ArgumentNullException();
        }
        if (getter != null)
        {
            Add(Getters, name, getter);
        }
        return setter == null ? this : Add(Setters, name, setter);
    }

    /// <summary>
    /// Sets a metamethod, such as <c>__tostring</c>, <c>__call</c>, <c>__eq</c>, <c>__index</c> (then there are
    /// no methods and properties), <c>__close</c> or <c>__gc</c> (called before Lua lets go of the object).
    /// </summary>
    /// <param name="name">Its name, with the underscores.</param>
    /// <param name="callback">Its code.</param>
    /// <returns>This type.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaUserdataType Meta(string name, LuaCallback callback)
    {
        if (name == null || callback == null)
        {
            throw new ArgumentNullException();
        }
        _runtime.SetMetamethod(_metatable, name, callback);
        return this;
    }

    /// <summary>Makes a userdata of an object.</summary>
    /// <param name="target">The object.</param>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaUserdata Wrap(object target)
    {
        if (target == null)
        {
            throw new ArgumentNullException();
        }
        return _runtime.Wrap(this, target);
    }

    private LuaUserdataType Add(string kind, string name, LuaCallback callback)
    {
        if (name == null || callback == null)
        {
            throw new ArgumentNullException();
        }
        _runtime.AddMember(_metatable, kind, name, callback);
        return this;
    }
}
