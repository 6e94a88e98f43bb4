// Literal strings and long brackets (manual §3.1).
// While a string is read the buffer holds its delimiter, the bytes so far and, for the messages,
// the escape sequence in progress as it was written.
namespace NanoLua.Compiler;

internal sealed partial class Lexer
{
    /// <summary>Results of ScanLongBracket that are not a level.</summary>
    private const int SingleBracket = -1;
    private const int UnfinishedBracket = -2;

    private const uint Utf8ValueMax = 0x7FFFFFFF;

    private int ScanQuotedString(Token token)
    {
        int delimiter = _character;
        SaveAndAdvance();
        while (_character != delimiter)
        {
            if (_character == EndOfSource)
            {
                throw ErrorNear("unfinished string", TokenKind.EndOfSource);
            }
            if (CharacterClass.IsNewline(_character))
            {
                throw ErrorNear("unfinished string", TokenKind.String);
            }
            if (_character == '\\')
            {
                ScanEscape();
            }
            else
            {
                SaveAndAdvance();
            }
        }
        SaveAndAdvance();
        token.Text = _symbols.Intern(_buffer.Bytes, 1, _buffer.Count - 2);
        return TokenKind.String;
    }

    private void ScanEscape()
    {
        SaveAndAdvance();
        switch (_character)
        {
            case EndOfSource:
                // The string is unfinished, which its loop reports.
                break;
            case '\n':
            case '\r':
                SkipNewline();
                ReplaceBackslash('\n');
                break;
            case 'x':
                int value = ScanHexEscape();
                Advance();
                ReplaceBackslash(value);
                break;
            case 'u':
                SaveUtf8(ScanUtf8Escape());
                break;
            case 'z':
                _buffer.RemoveLast(1);
                Advance();
                SkipSpaceRun();
                break;
            default:
                ScanSingleOrDecimalEscape();
                break;
        }
    }

    private void ScanSingleOrDecimalEscape()
    {
        int single = SingleEscape(_character);
        if (single >= 0)
        {
            Advance();
            ReplaceBackslash(single);
            return;
        }
        CheckEscape(CharacterClass.IsDigit(_character), "invalid escape sequence");
        ReplaceBackslash(ScanDecimalEscape());
    }

    private static int SingleEscape(int letter)
    {
        switch (letter)
        {
            case 'a':
                return 7;
            case 'b':
                return 8;
            case 't':
                return 9;
            case 'n':
                return 10;
            case 'v':
                return 11;
            case 'f':
                return 12;
            case 'r':
                return 13;
            case '\\':
            case '"':
            case '\'':
                return letter;
            default:
                return -1;
        }
    }

    private void ReplaceBackslash(int character)
    {
        _buffer.RemoveLast(1);
        _buffer.Add(character);
    }

    private void SkipSpaceRun()
    {
        while (CharacterClass.IsSpace(_character))
        {
            if (CharacterClass.IsNewline(_character))
            {
                SkipNewline();
            }
            else
            {
                Advance();
            }
        }
    }

    /// <summary>Two digits; the second stays the current character.</summary>
    private int ScanHexEscape()
    {
        int value = ScanEscapedHexDigit();
        value = (value << 4) + ScanEscapedHexDigit();
        _buffer.RemoveLast(2);
        return value;
    }

    private int ScanEscapedHexDigit()
    {
        SaveAndAdvance();
        CheckEscape(CharacterClass.IsHexDigit(_character), "hexadecimal digit expected");
        return CharacterClass.HexValue(_character);
    }

    private int ScanDecimalEscape()
    {
        int value = 0;
        int count = 0;
        while (count < 3 && CharacterClass.IsDigit(_character))
        {
            value = value * 10 + _character - '0';
            SaveAndAdvance();
            count++;
        }
        CheckEscape(value <= 255, "decimal escape too large");
        _buffer.RemoveLast(count);
        return value;
    }

    private uint ScanUtf8Escape()
    {
        int written = _buffer.Count - 1;
        SaveAndAdvance();
        CheckEscape(_character == '{', "missing '{'");
        uint value = (uint)ScanEscapedHexDigit();
        SaveAndAdvance();
        while (CharacterClass.IsHexDigit(_character))
        {
            CheckEscape(value <= Utf8ValueMax >> 4, "UTF-8 value too large");
            value = (value << 4) + (uint)CharacterClass.HexValue(_character);
            SaveAndAdvance();
        }
        CheckEscape(_character == '}', "missing '}'");
        Advance();
        _buffer.RemoveLast(_buffer.Count - written);
        return value;
    }

    /// <summary>The original form of UTF-8, up to six bytes for 31 bits.</summary>
    private void SaveUtf8(uint value)
    {
        if (value < 0x80)
        {
            _buffer.Add((int)value);
            return;
        }
        int continuations = 1;
        while (value >> (6 * continuations) > (0x3Fu >> continuations))
        {
            continuations++;
        }
        uint lead = 0xFFu & ~(0x7Fu >> continuations);
        _buffer.Add((int)(lead | (value >> (6 * continuations))));
        for (int i = continuations - 1; i >= 0; i--)
        {
            _buffer.Add((int)(0x80u | ((value >> (6 * i)) & 0x3Fu)));
        }
    }

    private void CheckEscape(bool valid, string message)
    {
        if (valid)
        {
            return;
        }
        if (_character != EndOfSource)
        {
            SaveAndAdvance();
        }
        throw ErrorNear(message, TokenKind.String);
    }

    private int ScanLongStringOrBracket(Token token)
    {
        int level = ScanLongBracket();
        if (level == SingleBracket)
        {
            return '[';
        }
        if (level == UnfinishedBracket)
        {
            throw ErrorNear("invalid long string delimiter", TokenKind.String);
        }
        ScanLongString(token, level);
        return TokenKind.String;
    }

    /// <summary>
    /// Takes a bracket and the '=' after it. Returns their number where a second bracket follows,
    /// which is left to be read.
    /// </summary>
    private int ScanLongBracket()
    {
        int bracket = _character;
        SaveAndAdvance();
        int level = 0;
        while (_character == '=')
        {
            SaveAndAdvance();
            level++;
        }
        if (_character == bracket)
        {
            return level;
        }
        return level == 0 ? SingleBracket : UnfinishedBracket;
    }

    private void ScanLongString(Token token, int level)
    {
        int firstLine = _line;
        OpenLongBracket();
        while (!ScanLongBracketEnd(level))
        {
            if (_character == EndOfSource)
            {
                throw UnfinishedLong("string", firstLine);
            }
            if (CharacterClass.IsNewline(_character))
            {
                _buffer.Add('\n');
                SkipNewline();
            }
            else if (_character != ']')
            {
                SaveAndAdvance();
            }
        }
        int delimiter = level + 2;
        token.Text = _symbols.Intern(_buffer.Bytes, delimiter, _buffer.Count - 2 * delimiter);
    }

    private void SkipLongComment(int level)
    {
        int firstLine = _line;
        OpenLongBracket();
        while (!ScanLongBracketEnd(level))
        {
            _buffer.Clear();
            if (_character == EndOfSource)
            {
                throw UnfinishedLong("comment", firstLine);
            }
            if (CharacterClass.IsNewline(_character))
            {
                SkipNewline();
            }
            else if (_character != ']')
            {
                Advance();
            }
        }
    }

    private void OpenLongBracket()
    {
        SaveAndAdvance();
        if (CharacterClass.IsNewline(_character))
        {
            SkipNewline();
        }
    }

    /// <summary>
    /// At a ']' takes it and the '=' after it, and the second ']' where it ends this level.
    /// </summary>
    private bool ScanLongBracketEnd(int level)
    {
        if (_character != ']' || ScanLongBracket() != level)
        {
            return false;
        }
        SaveAndAdvance();
        return true;
    }

    private LuaSyntaxException UnfinishedLong(string what, int firstLine)
    {
        string message = "unfinished long " + what + " (starting at line "
            + firstLine.ToString() + ")";
        return ErrorNear(message, TokenKind.EndOfSource);
    }
}
