// Classes of bytes in Lua sources. Only ASCII counts, whatever the locale of the machine is; the
// end of the source is the value -1, which belongs to no class.
namespace NanoLua.Compiler;

internal static class CharacterClass
{
    public static bool IsDigit(int c)
    {
        return c >= '0' && c <= '9';
    }

    public static bool IsHexDigit(int c)
    {
        return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /// <summary>May the byte begin a name?</summary>
    public static bool IsNameStart(int c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    public static bool IsNamePart(int c)
    {
        return IsNameStart(c) || IsDigit(c);
    }

    public static bool IsNewline(int c)
    {
        return c == '\n' || c == '\r';
    }

    public static bool IsSpace(int c)
    {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    public static bool IsPrintable(int c)
    {
        return c >= ' ' && c <= '~';
    }

    public static int HexValue(int c)
    {
        if (IsDigit(c))
        {
            return c - '0';
        }
        return (c | 0x20) - 'a' + 10;
    }
}
