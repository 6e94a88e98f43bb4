// How messages show the name of a chunk: at most 59 bytes. '=' marks a name to show as it is, '@'
// a file name, whose end matters most; anything else is the source text itself.
namespace NanoLua.Compiler;

internal static class ChunkName
{
    private const int BytesMax = 59;
    private const string Ellipsis = "...";
    private const string SourcePrefix = "[string \"";
    private const string SourceSuffix = "\"]";

    public static string Shorten(byte[] name)
    {
        string text = Latin1.ToText(name, 0, name.Length);
        if (text.Length > 0 && text[0] == '=')
        {
            return text.Length - 1 <= BytesMax ? text.Substring(1) : text.Substring(1, BytesMax);
        }
        if (text.Length > 0 && text[0] == '@')
        {
            return ShortenFileName(text.Substring(1));
        }
        return ShortenSource(text);
    }

    private static string ShortenFileName(string name)
    {
        if (name.Length <= BytesMax)
        {
            return name;
        }
        return Ellipsis + name.Substring(name.Length - (BytesMax - Ellipsis.Length));
    }

    private static string ShortenSource(string text)
    {
        // Room for the ellipsis is kept even where it is not needed.
        int room = BytesMax - SourcePrefix.Length - Ellipsis.Length - SourceSuffix.Length;
        int lineEnd = text.IndexOf('\n');
        if (lineEnd < 0 && text.Length < room)
        {
            return SourcePrefix + text + SourceSuffix;
        }
        int count = lineEnd >= 0 ? lineEnd : text.Length;
        if (count > room)
        {
            count = room;
        }
        return SourcePrefix + text.Substring(0, count) + Ellipsis + SourceSuffix;
    }
}
