// How syntax errors read: "chunk:line: message near token". The methods return the exception, and
// their callers throw it.
namespace NanoLua.Compiler;

internal sealed partial class Lexer
{
    /// <summary>An error at the current token, which the message names.</summary>
    public LuaSyntaxException SyntaxError(string message)
    {
        return ErrorNear(message, _token.Kind);
    }

    /// <summary>An error in what the program means, at the token before the current one.</summary>
    public LuaSyntaxException SemanticError(string message)
    {
        _line = _lastLine;
        return Error(message);
    }

    /// <summary>An error of resources, which PUC-Rio Lua reports without a position.</summary>
    public static LuaSyntaxException ResourceError(string message)
    {
        return new LuaSyntaxException(Latin1.ToBytes(message));
    }

    private LuaSyntaxException Error(string message)
    {
        string position = ChunkName.Shorten(_chunkName) + ":" + _line.ToString() + ": ";
        return new LuaSyntaxException(Latin1.ToBytes(position + message));
    }

    private LuaSyntaxException ErrorNear(string message, int kind)
    {
        // A zero byte in the source is the token 0, which the reference does not name either.
        return kind == TokenKind.None
            ? Error(message)
            : Error(message + " near " + DescribeToken(kind));
    }

    private string DescribeToken(int kind)
    {
        switch (kind)
        {
            case TokenKind.Name:
            case TokenKind.String:
            case TokenKind.Float:
            case TokenKind.Integer:
                return "'" + BufferUpToZero() + "'";
            default:
                return TokenKind.Describe(kind);
        }
    }

    private string BufferUpToZero()
    {
        int count = 0;
        while (count < _buffer.Count && _buffer.Bytes[count] != 0)
        {
            count++;
        }
        return Latin1.ToText(_buffer.Bytes, 0, count);
    }
}
