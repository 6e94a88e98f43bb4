using System.Text;

namespace NanoLua.Cli.Testing;

/// <summary>The lines in which two texts differ, for people.</summary>
internal static class TextDifference
{
    private const int LinesMax = 12;

    /// <summary>Empty when the texts are equal.</summary>
    public static string Of(string title, string expected, string actual)
    {
        if (expected == actual) return "";
        string[] wanted = expected.Split('\n');
        string[] found = actual.Split('\n');
        int shortest = Math.Min(wanted.Length, found.Length);
        int start = 0;
        while (start < shortest && wanted[start] == found[start]) start++;
        int end = 0;
        while (end < shortest - start && wanted[^(end + 1)] == found[^(end + 1)]) end++;
        var text = new StringBuilder($"    {title}, line {start + 1}:\n");
        Append(text, "expected", wanted[start..^end]);
        Append(text, "actual  ", found[start..^end]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string side, string[] lines)
    {
        foreach (string line in lines.Take(LinesMax)) text.Append($"      {side} |{line}\n");
        if (lines.Length == 0) text.Append($"      {side} (nothing)\n");
        if (lines.Length > LinesMax) text.Append($"      {side} … {lines.Length} lines in all\n");
    }
}
