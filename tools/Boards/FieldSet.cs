using System.Text.Json;

namespace NanoLua.Boards;

/// <summary>
/// The fields of a board after inheritance, each with the file it comes from. A file's fields
/// replace those it inherits one by one; an array is replaced as a whole.
/// </summary>
internal sealed class FieldSet(string boardFile)
{
    private readonly Dictionary<string, (JsonElement Value, string File)> _fields = [];

    /// <summary>The board's own file: what is missing is missing there.</summary>
    public string BoardFile { get; } = boardFile;

    public void Apply(BoardFile file, string shownPath)
    {
        foreach (string path in _fields.Keys.ToArray())
        {
            if (FieldPath.ArrayOf(path) is { } array && file.Arrays.Contains(array))
            {
                _fields.Remove(path);
            }
        }
        foreach ((string path, JsonElement value) in file.Fields)
        {
            _fields[path] = (value, shownPath);
        }
    }

    public bool Has(string path) => _fields.ContainsKey(path);

    public string Text(string path) => Value(path).GetString()!;

    public string? OptionalText(string path) => Has(path) ? Text(path) : null;

    public uint Number(string path) => Value(path).GetUInt32();

    public uint Size(string path)
    {
        FieldType.TryParseSize(Text(path), out uint size);
        return size;
    }

    public uint Address(string path)
    {
        FieldType.TryParseAddress(Text(path), out uint address);
        return address;
    }

    public int CountOf(string array)
    {
        int count = 0;
        while (_fields.Keys.Any(path => path.StartsWith($"{array}[{count}]."))) count++;
        return count;
    }

    /// <summary>An error at a field, in the file that set it.</summary>
    public BoardException Error(string path, string problem) =>
        new(_fields.TryGetValue(path, out var field) ? field.File : BoardFile, path, problem);

    public void RequireAll(BoardSchema schema)
    {
        foreach (SchemaField field in schema.Fields.Where(field => field.Required))
        {
            if (!field.InArray) Require(field.Path);
            else RequireInElements(field.Path);
        }
    }

    private void RequireInElements(string path)
    {
        string array = FieldPath.ArrayOf(path)!;
        for (int index = 0; index < Math.Max(1, CountOf(array)); index++)
        {
            Require(path.Replace("[]", $"[{index}]"));
        }
    }

    private void Require(string path)
    {
        if (!Has(path)) throw new BoardException(BoardFile, path, "is missing");
    }

    private JsonElement Value(string path) =>
        _fields.TryGetValue(path, out var field)
            ? field.Value
            : throw new BoardException(BoardFile, path, "is missing");
}
