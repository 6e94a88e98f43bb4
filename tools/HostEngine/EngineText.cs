using System.Text;

namespace NanoLua.HostEngine;

/// <summary>Lua strings are bytes; as .NET strings they are read as UTF-8.</summary>
internal static class EngineText
{
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);
}
