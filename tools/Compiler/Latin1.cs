// Text whose characters are bytes: error messages are put together as such text, so that bytes of
// a source that are not valid UTF-8 pass through them unharmed.
namespace NanoLua.Compiler;

internal static class Latin1
{
    public static string ToText(byte[] bytes, int start, int count)
    {
        char[] characters = new char[count];
        for (int i = 0; i < count; i++)
        {
            characters[i] = (char)bytes[start + i];
        }
        return new string(characters);
    }

    public static byte[] ToBytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }
        return bytes;
    }
}
