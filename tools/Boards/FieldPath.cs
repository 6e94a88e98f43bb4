using System.Text.RegularExpressions;

namespace NanoLua.Boards;

/// <summary>Paths of fields, such as <c>ram[0].size</c>.</summary>
internal static partial class FieldPath
{
    public static string Join(string parent, string name) =>
        parent.Length == 0 ? name : $"{parent}.{name}";

    /// <summary><c>ram[0].size</c> becomes <c>ram[].size</c>, as the schema writes it.</summary>
    public static string Generalize(string path) => IndexPattern().Replace(path, "[]");

    /// <summary><c>ram</c> of <c>ram[0].size</c>; null outside arrays.</summary>
    public static string? ArrayOf(string path)
    {
        int bracket = path.IndexOf('[');
        return bracket < 0 ? null : path[..bracket];
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex IndexPattern();
}
