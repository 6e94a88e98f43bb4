namespace NanoLua.Cli.LuaTests;

/// <summary>
/// The folder testes/ of PUC-Rio Lua 5.5, which users bring along; it is no part of this project.
/// </summary>
internal sealed class SuiteFolder
{
    private const string Conductor = "all.lua";

    // Parts of other files, and heavy.lua, which fills all memory and is no part of all.lua.
    private static readonly string[] s_notTests =
        [Conductor, "bwcoercion.lua", "heavy.lua", "tracegc.lua"];

    public SuiteFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(PathOf(Conductor)))
        {
            throw new InputException(
                $"{path}: has no {Conductor}, so it is not the folder testes of Lua's test suite");
        }
    }

    public string Path { get; }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <param name="wanted">Empty: all files that are tests.</param>
    public string[] Find(string[] wanted)
    {
        foreach (string file in wanted)
        {
            if (!File.Exists(PathOf(file))) throw new InputException($"{file}: not in {Path}");
        }
        if (wanted.Length > 0) return wanted;
        return [.. Directory.EnumerateFiles(Path, "*.lua")
            .Select(file => System.IO.Path.GetFileName(file))
            .Except(s_notTests)
            .Order(StringComparer.Ordinal)];
    }
}
