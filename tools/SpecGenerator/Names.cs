namespace NanoLua.SpecGenerator;

/// <summary>Turns one spelling of a name into the conventions of a language.</summary>
internal static class Names
{
    public static string Upper(string name)
    {
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    public static string Lower(string name)
    {
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static string UpperSnake(string name)
    {
        return string.Concat(name.Select((c, i) =>
            char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1])
                ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
    }
}
