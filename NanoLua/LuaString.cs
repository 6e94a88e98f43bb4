using System;
using System.Text;

namespace NanoLua;

/// <summary>
/// Lua strings are bytes, and cross as byte[]: all values survive, zeros too. These helpers read and write them
/// as UTF-8. A .NET string of nanoFramework ends at its first zero.
/// </summary>
public static class LuaString
{
    private static readonly byte[] s_empty = new byte[0];

    /// <summary>The bytes of a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static byte[] ToBytes(string text)
    {
        if (text == null)
        {
            throw new ArgumentNullException();
        }
        return text.Length == 0 ? s_empty : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The text that bytes are in UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static string ToText(byte[] bytes)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException();
        }
        return bytes.Length == 0 ? string.Empty : Encoding.UTF8.GetString(bytes, 0, bytes.Length);
    }

    /// <summary>Whether two Lua strings are the same bytes.</summary>
    /// <param name="a">One; may be null.</param>
    /// <param name="b">The other; may be null.</param>
    public static bool AreEqual(byte[] a, byte[] b)
    {
        if (a == b)
        {
            return true;
        }
        if (a == null || b == null || a.Length != b.Length)
        {
            return false;
        }
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return false;
            }
        }
        return true;
    }
}
