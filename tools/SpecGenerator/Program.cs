// Writes the files generated from tools/spec, or with --check only compares them.
//     SpecGenerator [--check] [ROOT]
// Exit status: 0 done or equal, 1 a file differs, 2 a mistake in a specification or in the call.
using NanoLua.SpecGenerator;

bool checkOnly = args.Contains("--check");
string[] roots = [.. args.Where(argument => argument != "--check")];
if (roots.Length > 1 || roots.Any(root => root.StartsWith('-')))
{
    Console.Error.WriteLine("usage: SpecGenerator [--check] [ROOT]");
    return 2;
}
try
{
    string root = roots.Length == 1 ? roots[0] : FindRoot();
    return checkOnly ? Check(root) : Write(root);
}
catch (SpecException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

static int Check(string root)
{
    IReadOnlyList<string> differing = GeneratedFiles.Differences(root);
    foreach (string path in differing)
    {
        Console.Error.WriteLine($"{path}: not what {GeneratedFiles.SpecFolder} says");
    }
    return differing.Count == 0 ? 0 : 1;
}

static int Write(string root)
{
    SortedDictionary<string, string> files = GeneratedFiles.Generate(root);
    foreach (string path in GeneratedFiles.Differences(root))
    {
        string full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, files[path]);
        Console.Error.WriteLine($"{path}: written");
    }
    return 0;
}

static string FindRoot()
{
    for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null;
        folder = folder.Parent)
    {
        if (Directory.Exists(Path.Combine(folder.FullName, GeneratedFiles.SpecFolder)))
        {
            return folder.FullName;
        }
    }
    throw new DirectoryNotFoundException($"no folder {GeneratedFiles.SpecFolder} above here");
}
