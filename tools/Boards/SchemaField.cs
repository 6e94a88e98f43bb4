namespace NanoLua.Boards;

/// <summary>One line of the schema. In its path, [] stands for any array element.</summary>
internal sealed record SchemaField(string Path, FieldType Type, bool Required)
{
    /// <summary>Whether the field is part of an array's elements.</summary>
    public bool InArray => Path.Contains("[]");
}
