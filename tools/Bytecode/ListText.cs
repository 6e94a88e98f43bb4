using System.Text;

namespace NanoLua.Bytecode;

/// <summary>Writes Lua strings into a listing, in ASCII.</summary>
public static class ListText
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>A name without quotes; "-" where it is stripped.</summary>
    public static void AppendName(StringBuilder text, byte[] name)
    {
        if (name == null)
        {
            text.Append('-');
            return;
        }
        AppendEscaped(text, name);
    }

    public static void AppendQuoted(StringBuilder text, byte[] value)
    {
        text.Append('"');
        AppendEscaped(text, value);
        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, byte[] value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            AppendCharacter(text, value[i]);
        }
    }

    private static void AppendCharacter(StringBuilder text, byte value)
    {
        if (value == '\n')
        {
            text.Append("\\n");
        }
        else if (value == '"' || value == '\\')
        {
            text.Append('\\').Append((char)value);
        }
        else if (value >= 0x20 && value < 0x7F)
        {
            text.Append((char)value);
        }
        else
        {
            text.Append("\\x").Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
        }
    }
}
