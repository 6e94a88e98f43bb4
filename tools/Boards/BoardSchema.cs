namespace NanoLua.Boards;

/// <summary>The fields a board file may have, read from tools/spec/board.schema.</summary>
internal sealed class BoardSchema
{
    private readonly Dictionary<string, SchemaField> _fields;

    private BoardSchema(IEnumerable<SchemaField> fields)
    {
        _fields = fields.ToDictionary(field => field.Path);
    }

    public static BoardSchema Instance { get; } = Read();

    public IEnumerable<SchemaField> Fields => _fields.Values;

    /// <summary>Finds the line for a field path, whose array indices may be numbers.</summary>
    public SchemaField? Find(string path) => _fields.GetValueOrDefault(FieldPath.Generalize(path));

    private static BoardSchema Read()
    {
        using Stream stream =
            typeof(BoardSchema).Assembly.GetManifestResourceStream("board.schema")!;
        using var reader = new StreamReader(stream);
        var fields = new List<SchemaField>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
            fields.Add(new SchemaField(words[0], new FieldType(words[1]), words[2] == "board"));
        }
        return new BoardSchema(fields);
    }
}
