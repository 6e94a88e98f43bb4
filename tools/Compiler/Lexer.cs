// Splits a source into tokens (manual §3.1).
// Invariant: the buffer holds the bytes of the token read last, look-ahead included, because error
// messages quote it. Used by the parser alone, which reads the current token and asks for the next.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Lexer
{
    private const int EndOfSource = -1;

    private readonly byte[] _source;
    private readonly byte[] _chunkName;
    private readonly NumberModel _model;
    private readonly SymbolTable _symbols = new SymbolTable();
    private readonly ByteBuffer _buffer = new ByteBuffer();
    private int _position = -1;
    private int _character;
    private Token _token = new Token();
    private Token _lookahead = new Token();
    private bool _hasLookahead;
    private int _line = 1;
    private int _lastLine = 1;

    public Lexer(byte[] source, byte[] chunkName, NumberModel model)
    {
        _source = source;
        _chunkName = chunkName;
        _model = model;
        TokenKind.Reserve(_symbols);
        Advance();
    }

    public Token Current
    {
        get { return _token; }
    }

    public int Kind
    {
        get { return _token.Kind; }
    }

    /// <summary>The line the lexer has come to: that of the current token, as a rule.</summary>
    public int Line
    {
        get { return _line; }
    }

    /// <summary>The line of the token before the current one; instructions get this line.</summary>
    public int LastLine
    {
        get { return _lastLine; }
    }

    public SymbolTable Symbols
    {
        get { return _symbols; }
    }

    public void Next()
    {
        _lastLine = _line;
        if (_hasLookahead)
        {
            Token consumed = _token;
            _token = _lookahead;
            _lookahead = consumed;
            _hasLookahead = false;
        }
        else
        {
            _token.Kind = Scan(_token);
        }
    }

    /// <summary>The kind of the token after the current one.</summary>
    public int PeekKind()
    {
        if (!_hasLookahead)
        {
            _lookahead.Kind = Scan(_lookahead);
            _hasLookahead = true;
        }
        return _lookahead.Kind;
    }

    private int Scan(Token token)
    {
        _buffer.Clear();
        while (SkipSpaceOrComment())
        {
        }
        if (_character == EndOfSource)
        {
            return TokenKind.EndOfSource;
        }
        if (CharacterClass.IsNameStart(_character))
        {
            return ScanName(token);
        }
        if (CharacterClass.IsDigit(_character))
        {
            return ScanNumeral(token);
        }
        switch (_character)
        {
            case '"':
            case '\'':
                return ScanQuotedString(token);
            case '[':
                return ScanLongStringOrBracket(token);
            case '.':
                return ScanDots(token);
            default:
                return ScanOperator();
        }
    }

    /// <summary>Skips one run of white space or one comment; false where a token begins.</summary>
    private bool SkipSpaceOrComment()
    {
        if (CharacterClass.IsNewline(_character))
        {
            SkipNewline();
            return true;
        }
        if (CharacterClass.IsSpace(_character))
        {
            Advance();
            return true;
        }
        if (_character == '-' && PeekCharacter() == '-')
        {
            Advance();
            Advance();
            SkipComment();
            return true;
        }
        return false;
    }

    private void SkipComment()
    {
        if (_character == '[')
        {
            int level = ScanLongBracket();
            _buffer.Clear();
            if (level >= 0)
            {
                SkipLongComment(level);
                _buffer.Clear();
                return;
            }
        }
        while (!CharacterClass.IsNewline(_character) && _character != EndOfSource)
        {
            Advance();
        }
    }

    private int ScanName(Token token)
    {
        while (CharacterClass.IsNamePart(_character))
        {
            SaveAndAdvance();
        }
        Symbol name = _symbols.Intern(_buffer.Bytes, 0, _buffer.Count);
        if (name.ReservedKind != TokenKind.None)
        {
            return name.ReservedKind;
        }
        token.Text = name;
        return TokenKind.Name;
    }

    /// <summary>Takes everything that could belong to a numeral; the conversion decides.</summary>
    private int ScanNumeral(Token token)
    {
        int first = _character;
        SaveAndAdvance();
        bool isHex = first == '0' && SaveIfEither('x', 'X');
        while (true)
        {
            if (isHex ? SaveIfEither('p', 'P') : SaveIfEither('e', 'E'))
            {
                SaveIfEither('-', '+');
            }
            else if (CharacterClass.IsHexDigit(_character) || _character == '.')
            {
                SaveAndAdvance();
            }
            else
            {
                break;
            }
        }
        if (CharacterClass.IsNameStart(_character))
        {
            // A numeral that touches a letter is malformed, and the message shows that letter.
            SaveAndAdvance();
        }
        return ConvertNumeral(token);
    }

    private int ConvertNumeral(Token token)
    {
        bool isInteger;
        long integer;
        double number;
        if (!LuaNumber.TryParse(
                _buffer.Bytes, 0, _buffer.Count, _model, out isInteger, out integer, out number))
        {
            throw ErrorNear("malformed number", TokenKind.Float);
        }
        token.Integer = integer;
        token.Float = number;
        return isInteger ? TokenKind.Integer : TokenKind.Float;
    }

    private int ScanDots(Token token)
    {
        SaveAndAdvance();
        if (AdvanceIf('.'))
        {
            return AdvanceIf('.') ? TokenKind.Dots : TokenKind.Concat;
        }
        return CharacterClass.IsDigit(_character) ? ScanNumeral(token) : '.';
    }

    private int ScanOperator()
    {
        int first = _character;
        Advance();
        switch (first)
        {
            case '=':
                return AdvanceIf('=') ? TokenKind.Equal : first;
            case '~':
                return AdvanceIf('=') ? TokenKind.NotEqual : first;
            case ':':
                return AdvanceIf(':') ? TokenKind.DoubleColon : first;
            case '/':
                return AdvanceIf('/') ? TokenKind.FloorDivide : first;
            case '<':
                return ScanComparison(first, TokenKind.LessEqual, TokenKind.ShiftLeft);
            case '>':
                return ScanComparison(first, TokenKind.GreaterEqual, TokenKind.ShiftRight);
            default:
                return first;
        }
    }

    private int ScanComparison(int first, int orEqual, int shift)
    {
        if (AdvanceIf('='))
        {
            return orEqual;
        }
        return AdvanceIf(first) ? shift : first;
    }

    private void Advance()
    {
        _position++;
        _character = _position < _source.Length ? _source[_position] : EndOfSource;
    }

    private int PeekCharacter()
    {
        return _position + 1 < _source.Length ? _source[_position + 1] : EndOfSource;
    }

    private void SaveAndAdvance()
    {
        _buffer.Add(_character);
        Advance();
    }

    private bool AdvanceIf(int character)
    {
        if (_character != character)
        {
            return false;
        }
        Advance();
        return true;
    }

    private bool SaveIfEither(int one, int other)
    {
        if (_character != one && _character != other)
        {
            return false;
        }
        SaveAndAdvance();
        return true;
    }

    /// <summary>Any of "\n", "\r", "\r\n" and "\n\r" ends one line.</summary>
    private void SkipNewline()
    {
        int first = _character;
        Advance();
        if (CharacterClass.IsNewline(_character) && _character != first)
        {
            Advance();
        }
        _line++;
        if (_line == int.MaxValue)
        {
            throw Error("chunk has too many lines");
        }
    }
}
