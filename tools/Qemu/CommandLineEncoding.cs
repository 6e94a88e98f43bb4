using System.Text;

namespace NanoLua.Qemu;

/// <summary>
/// Arguments in a form that survives semihosting, which joins them with spaces, and QEMU's option
/// parser, which splits at commas: other bytes than plain ones are written %XX, and an empty
/// argument is a lone %. The Cortex-M port decodes them (firmware/platform/cortex-m/memory.cpp).
/// </summary>
public static class CommandLineEncoding
{
    public static string Encode(string argument)
    {
        if (argument.Length == 0) return "%";
        var encoded = new StringBuilder();
        foreach (byte value in Encoding.UTF8.GetBytes(argument))
        {
            if (IsPlain((char)value)) encoded.Append((char)value);
            else encoded.Append($"%{value:x2}");
        }
        return encoded.ToString();
    }

    private static bool IsPlain(char value) =>
        char.IsAsciiLetterOrDigit(value) || "_./=:+-".Contains(value);
}
