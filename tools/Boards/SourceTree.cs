namespace NanoLua.Boards;

/// <summary>
/// The folders of the project's source tree. Found through the environment variable
/// <c>NANOLUA_ROOT</c>, else upwards from the running program, else upwards from the current
/// folder. Build outputs go to build/, or to <c>NANOLUA_BUILD</c> where that is set.
/// </summary>
public sealed class SourceTree
{
    public SourceTree(string root)
    {
        Root = Path.GetFullPath(root);
        string? build = Environment.GetEnvironmentVariable("NANOLUA_BUILD");
        Build = string.IsNullOrEmpty(build) ? Path.Combine(Root, "build") : Path.GetFullPath(build);
    }

    public string Root { get; }

    public string Build { get; }

    public string Boards => Path.Combine(Root, "boards");

    public string Firmware => Path.Combine(Root, "firmware");

    /// <summary>Null when the program runs outside a source tree.</summary>
    public static SourceTree? Find()
    {
        string? named = Environment.GetEnvironmentVariable("NANOLUA_ROOT");
        if (!string.IsNullOrEmpty(named)) return IsRoot(named) ? new SourceTree(named) : null;
        return FindUpwards(AppContext.BaseDirectory)
            ?? FindUpwards(Directory.GetCurrentDirectory());
    }

    private static SourceTree? FindUpwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName)) return new SourceTree(folder.FullName);
        }
        return null;
    }

    private static bool IsRoot(string folder) =>
        File.Exists(Path.Combine(folder, "firmware", "CMakeLists.txt"))
        && Directory.Exists(Path.Combine(folder, "boards"));
}
