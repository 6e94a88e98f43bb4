namespace NanoLua.Boards;

/// <summary>
/// The boards of a source tree: boards/NAME/board.json, each inheriting a chip in boards/chips,
/// which inherits a core in boards/cores.
/// </summary>
public sealed class BoardCatalog(string boardsFolder)
{
    private const string BoardFileName = "board.json";

    /// <summary>Names of all boards, sorted.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(boardsFolder)
            .Where(folder => File.Exists(Path.Combine(folder, BoardFileName)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)];

    /// <exception cref="BoardException">Its facts are wrong or incomplete.</exception>
    public Board Load(string name)
    {
        if (!Names.Contains(name))
        {
            string names = string.Join(", ", Names);
            throw new BoardException(
                Shown($"{name}/board"), null, $"no such board; there are {names}");
        }
        string leaf = $"{name}/board";
        var fields = new FieldSet(Shown(leaf));
        foreach ((BoardFile file, string path) in ReadWithAncestors(leaf))
        {
            fields.Apply(file, Shown(path));
        }
        return new BoardReader(name, fields).Read();
    }

    /// <summary>All boards, sorted by name.</summary>
    /// <exception cref="BoardException">The facts of one are wrong or incomplete.</exception>
    public IReadOnlyList<Board> LoadAll() => [.. Names.Select(Load)];

    /// <summary>The file and what it inherits, the most general first.</summary>
    private IEnumerable<(BoardFile File, string Path)> ReadWithAncestors(string leaf)
    {
        var chain = new Stack<(BoardFile, string)>();
        var seen = new HashSet<string>();
        for (string? path = leaf; path is not null;)
        {
            seen.Add(path);
            BoardFile file = BoardFile.Read(FullPath(path), Shown(path));
            chain.Push((file, path));
            if (file.Inherits is { } parent) CheckParent(path, parent, seen);
            path = file.Inherits;
        }
        return chain;
    }

    private void CheckParent(string path, string parent, HashSet<string> seen)
    {
        if (seen.Contains(parent))
        {
            throw new BoardException(Shown(path), "inherits", $"{parent} inherits this file");
        }
        if (!File.Exists(FullPath(parent)))
        {
            throw new BoardException(Shown(path), "inherits", $"there is no {Shown(parent)}");
        }
    }

    private string FullPath(string path) => Path.Combine(boardsFolder, path + ".json");

    private static string Shown(string path) => $"boards/{path}.json";
}
