namespace NanoLua.HostEngine;

// The stack: reading, pushing, tables without metamethods, references.
public sealed unsafe partial class EngineState
{
    /// <summary>How many values are on the stack; setting it drops values or adds nil.</summary>
    public int Count
    {
        get => Library.Count(Host);
        set => Check(Library.SetCount(Host, value));
    }

    public void Pop(int count = 1) => Count -= count;

    public void PushCopy(int index) => Check(Library.Copy(Host, index));

    /// <summary>Moves the last value to an index, and the values from there on up.</summary>
    public void Insert(int index) => Check(Library.Insert(Host, index));

    public void Remove(int index) => Check(Library.Remove(Host, index));

    public LuaType TypeOf(int index) => (LuaType)Library.TypeOf(Host, index);

    public string TypeName(int index) => TypeOf(index) switch
    {
        LuaType.LightUserdata => "userdata",
        LuaType.None => "no value",
        LuaType type => type.ToString().ToLowerInvariant(),
    };

    public bool IsInteger(int index) => Library.IsInteger(Host, index) != 0;

    public bool ToBoolean(int index) => Library.ToBoolean(Host, index) != 0;

    /// <summary>Null for what is no integer and no string or float that equals one.</summary>
    public long? ToInteger(int index)
    {
        long value;
        return Library.ToInteger(Host, index, &value) == 0 ? value : null;
    }

    public double? ToFloat(int index)
    {
        double value;
        return Library.ToFloat(Host, index, &value) == 0 ? value : null;
    }

    /// <summary>The bytes of a string; null for other values.</summary>
    public byte[]? ToBytes(int index)
    {
        nuint count;
        byte* bytes = Library.String(Host, index, &count);
        return bytes == null ? null : new ReadOnlySpan<byte>(bytes, (int)count).ToArray();
    }

    /// <summary>A string, read as UTF-8; null for other values.</summary>
    public string? ToText(int index) => ToBytes(index) is { } bytes ? EngineText.Decode(bytes) : null;

    public void PushNil() => Check(Library.PushNil(Host));

    public void PushBoolean(bool value) => Check(Library.PushBoolean(Host, value ? 1 : 0));

    /// <exception cref="EngineException">The number model has no such integer.</exception>
    public void PushInteger(long value) => Check(Library.PushInteger(Host, value));

    public void PushFloat(double value) => Check(Library.PushFloat(Host, value));

    public void PushString(string text) => PushString(EngineText.Encode(text));

    public void PushString(ReadOnlySpan<byte> text)
    {
        fixed (byte* bytes = text)
        {
            Check(Library.PushString(Host, bytes, (nuint)text.Length));
        }
    }

    /// <summary>Pushes the main function of an image's entry module.</summary>
    public void PushMain(int image) => Check(Library.PushMain(Host, image));

    /// <summary>Pushes the main function of a module of any mounted image.</summary>
    public void PushModule(string name)
    {
        byte[] bytes = EngineText.Encode(name);
        fixed (byte* text = bytes)
        {
            Check(Library.PushModule(Host, text, (nuint)bytes.Length));
        }
    }

    public void PushGlobals() => Check(Library.PushGlobals(Host));

    public void PushRegistry() => Check(Library.PushRegistry(Host));

    /// <summary>Pushes a function that does an operation with its metamethods.</summary>
    public void PushOperation(EngineOperation operation) =>
        Check(Library.PushOperation(Host, (int)operation));

    public void PushTable(int elements = 0, int fields = 0) =>
        Check(Library.PushTable(Host, elements, fields));

    /// <summary>Replaces the last value, a key, by the table's value for it.</summary>
    public void RawGet(int table) => Check(Library.RawGet(Host, table));

    /// <summary>Takes a key and a value off the stack and stores them.</summary>
    public void RawSet(int table) => Check(Library.RawSet(Host, table));

    /// <summary>Pushes a field of a table.</summary>
    public void GetField(int table, string name)
    {
        byte[] bytes = EngineText.Encode(name);
        fixed (byte* text = bytes)
        {
            Check(Library.GetField(Host, table, text, (nuint)bytes.Length));
        }
    }

    /// <summary>Takes a value off the stack and stores it in a field.</summary>
    public void SetField(int table, string name)
    {
        byte[] bytes = EngineText.Encode(name);
        fixed (byte* text = bytes)
        {
            Check(Library.SetField(Host, table, text, (nuint)bytes.Length));
        }
    }

    /// <summary>
    /// Replaces the last value, a key or nil, by the next key and its value; at the end it is taken
    /// off and the result is false.
    /// </summary>
    public bool Next(int table) => Check(Library.Next(Host, table)) != 0;

    public void SetGlobal(string name)
    {
        PushGlobals();
        Insert(-2);
        SetField(-2, name);
        Pop();
    }

    /// <summary>Takes a value off the stack and keeps it alive under the returned number.</summary>
    public int Reference() => Check(Library.Reference(Host));

    public void PushReference(int reference) => Check(Library.PushReference(Host, reference));

    public void Release(int reference) => Check(Library.Release(Host, reference));
}
