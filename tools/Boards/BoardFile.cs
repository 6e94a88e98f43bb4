using System.Text.Json;

namespace NanoLua.Boards;

/// <summary>One JSON file as a flat list of fields, each checked against the schema.</summary>
internal sealed class BoardFile
{
    private readonly string _shownPath;
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _arrays = [];

    private BoardFile(string shownPath)
    {
        _shownPath = shownPath;
    }

    public IReadOnlyDictionary<string, JsonElement> Fields => _fields;

    /// <summary>Paths of the arrays the file gives, empty ones included.</summary>
    public IReadOnlySet<string> Arrays => _arrays;

    public string? Inherits =>
        _fields.TryGetValue("inherits", out JsonElement value) ? value.GetString() : null;

    public static BoardFile Read(string path, string shownPath)
    {
        var file = new BoardFile(shownPath);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new BoardException(shownPath, null, "expected an object in braces");
            }
            file.Flatten(document.RootElement.Clone(), "");
        }
        catch (JsonException error)
        {
            throw new BoardException(
                shownPath, null, $"not valid JSON at line {error.LineNumber + 1}");
        }
        return file;
    }

    private void Flatten(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(property.Value, FieldPath.Join(path, property.Name));
                }
                break;
            case JsonValueKind.Array:
                _arrays.Add(path);
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten(item, $"{path}[{index++}]");
                }
                break;
            default:
                Add(path, element);
                break;
        }
    }

    private void Add(string path, JsonElement value)
    {
        SchemaField field = BoardSchema.Instance.Find(path)
            ?? throw new BoardException(_shownPath, path, "no such field");
        if (field.Type.Check(value) is { } problem)
        {
            throw new BoardException(_shownPath, path, problem);
        }
        if (!_fields.TryAdd(path, value))
        {
            throw new BoardException(_shownPath, path, "given twice");
        }
    }
}
