using NanoLua.Boards;

namespace NanoLua.Firmware;

/// <summary>
/// One CMake build folder. A target whose stamp is newer than every source is known to be up to
/// date without starting a tool; otherwise ninja decides. Several processes may build at once:
/// they take turns.
/// </summary>
internal sealed class NativeBuild(
    SourceTree tree, string title, string folder, IReadOnlyList<string> settings,
    Action<string>? progress)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>Builds a target and returns the path of its output.</summary>
    /// <param name="sources">Folders beside firmware/ that the build depends on.</param>
    public string Build(string target, string output, params string[] sources)
    {
        string outputPath = Path.Combine(folder, output);
        if (IsUpToDate(target, outputPath, sources)) return outputPath;
        Directory.CreateDirectory(folder);
        using FileStream turn = WaitForTurn();
        if (IsUpToDate(target, outputPath, sources)) return outputPath;
        DateTime begin = DateTime.UtcNow;
        Configure();
        RunNinja(target);
        string stamp = StampOf(target);
        File.WriteAllText(stamp, Configuration);
        File.SetLastWriteTimeUtc(stamp, begin);
        return outputPath;
    }

    private string Configuration => string.Join('\n', settings);

    private string StampOf(string target) => Path.Combine(folder, $"{target}.stamp");

    private bool IsUpToDate(string target, string outputPath, string[] sources)
    {
        string stamp = StampOf(target);
        if (!File.Exists(stamp) || !File.Exists(outputPath)) return false;
        if (File.ReadAllText(stamp) != Configuration) return false;
        DateTime built = File.GetLastWriteTimeUtc(stamp);
        return sources.Append(tree.Firmware)
            .SelectMany(root => new DirectoryInfo(root).EnumerateFileSystemInfos(
                "*", SearchOption.AllDirectories))
            .All(file => file.LastWriteTimeUtc < built);
    }

    private void Configure()
    {
        string configured = StampOf("configured");
        if (File.Exists(configured) && File.ReadAllText(configured) == Configuration
            && File.Exists(Path.Combine(folder, "build.ninja")))
        {
            return;
        }
        progress?.Invoke($"configuring {title}");
        Run("cmake", "cmake", ["-G", "Ninja", "-S", tree.Firmware, "-B", folder, .. settings]);
        File.WriteAllText(configured, Configuration);
    }

    private void RunNinja(string target)
    {
        progress?.Invoke($"building {target} for {title}");
        Run("ninja", "ninja-build", ["-C", folder, target]);
    }

    private void Run(string tool, string package, IReadOnlyList<string> arguments)
    {
        ToolResult result = Tool.Run(tool, package, arguments, ReportStep);
        if (result.Status == 0) return;
        throw new BuildException($"building for {title} failed", result.Output);
    }

    /// <summary>ninja prints "[3/20] Building CXX object …".</summary>
    private void ReportStep(string line)
    {
        int bracket = line.IndexOf(']');
        if (line.StartsWith('[') && bracket > 0)
        {
            progress?.Invoke($"building for {title}: {line[1..bracket]}");
        }
    }

    private FileStream WaitForTurn()
    {
        string path = Path.Combine(folder, ".lock");
        while (true)
        {
            try
            {
                return new FileStream(
                    path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(LockPoll);
            }
        }
    }
}
