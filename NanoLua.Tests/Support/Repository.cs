using System.Runtime.CompilerServices;

namespace NanoLua.Tests.Support;

/// <summary>Finds files of the checkout from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative)
    {
        return Path.Combine(Root, relative);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LICENSE")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName
            ?? throw new DirectoryNotFoundException("no checkout above the tests");
    }
}
