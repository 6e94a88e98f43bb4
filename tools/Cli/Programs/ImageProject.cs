using NanoLua.Bytecode;

namespace NanoLua.Cli.Programs;

/// <summary>
/// A folder of Lua sources that become one image. The name of a module is the path of its file
/// inside the folder, with dots between its parts: net/http.lua is the module net.http. In messages
/// a file is named by its path inside the folder, so that an image does not depend on where the
/// folder is.
/// </summary>
internal sealed class ImageProject
{
    private readonly string _folder;
    private readonly ProjectManifest _manifest;

    public ImageProject(string folder)
    {
        _folder = folder;
        _manifest = ProjectManifest.Read(folder);
        Names = _manifest.Modules ?? FindModules(folder);
        if (Names.Length == 0) throw new InputException($"{folder}: contains no .lua file");
    }

    public NumberModel? Numbers => _manifest.NumberModel;

    public string[] Names { get; }

    /// <summary>Null for a folder that is only a library.</summary>
    public string? Entry => _manifest.Entry
        ?? (Names.Contains(ProjectManifest.DefaultEntry) ? ProjectManifest.DefaultEntry : null);

    public IEnumerable<LuaModule> Compile(Target target)
    {
        if (Numbers is { } numbers) target.Require(numbers, ManifestPath, "project");
        if (Entry is { } entry && !Names.Contains(entry))
        {
            throw new InputException($"{ManifestPath}: the entry '{entry}' is not a module");
        }
        return Names.Select(name => Compile(name, target));
    }

    private string ManifestPath => Path.Combine(_folder, ProjectManifest.FileName);

    private static string[] FindModules(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.lua", SearchOption.AllDirectories)
            .Select(path => NameOf(Path.GetRelativePath(folder, path)))
            .Order(StringComparer.Ordinal)];

    private static string NameOf(string relativePath) =>
        Path.ChangeExtension(relativePath, null)!.Replace(Path.DirectorySeparatorChar, '.');

    private LuaModule Compile(string name, Target target)
    {
        string relative = name.Replace('.', '/') + InputFile.SourceExtension;
        string path = Path.Combine(_folder, relative);
        InputFile file = InputFile.Read(path);
        return new LuaModule(name, path, file.ToPrototype("@" + relative, target));
    }
}
