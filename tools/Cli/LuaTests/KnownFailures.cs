using System.Reflection;

namespace NanoLua.Cli.LuaTests;

/// <summary>The files of the suite that need not pass, from expected.txt.</summary>
internal static class KnownFailures
{
    private const string ListName = "lua-tests-expected.txt";

    private static readonly Dictionary<string, string> s_reasons = Parse(Resource(ListName));

    /// <summary>Null: the file has to pass.</summary>
    public static string? ReasonFor(string file) => s_reasons.GetValueOrDefault(file);

    /// <summary>A text file that is part of this tool.</summary>
    public static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    internal static Dictionary<string, string> Parse(string text) => text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(parts => parts[0], parts => parts[1]);
}
