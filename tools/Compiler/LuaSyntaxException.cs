using System;
using System.Text;

namespace NanoLua.Compiler;

/// <summary>
/// The source is not a Lua program. The message is that of PUC-Rio Lua 5.5, with chunk name and
/// line where it has them.
/// </summary>
public sealed class LuaSyntaxException : Exception
{
    private readonly byte[] _messageBytes;

    internal LuaSyntaxException(byte[] messageBytes)
        : base(Encoding.UTF8.GetString(messageBytes, 0, messageBytes.Length))
    {
        _messageBytes = messageBytes;
    }

    /// <summary>The message as a Lua string; a source need not be valid UTF-8.</summary>
    public byte[] MessageBytes
    {
        get { return _messageBytes; }
    }
}
