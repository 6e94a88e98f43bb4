// Computes the integer expressions of specification files: numbers (decimal, 0x, 0b), characters
// in single quotes, names, ( ) and the operators | ^ & << >> + - * / % ~ with C's precedence.
namespace NanoLua.SpecGenerator;

internal sealed class ExpressionEvaluator(
    string text, Func<string, Int128?> lookUp, Func<string, SpecException> fail)
{
    private static readonly string[][] s_levels =
        [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    private int _position;

    public Int128 Evaluate()
    {
        Int128 value = Binary(0);
        SkipSpaces();
        return _position == text.Length
            ? value
            : throw fail($"unexpected '{text[_position..]}' in the value");
    }

    private Int128 Binary(int level)
    {
        if (level == s_levels.Length)
        {
            return Unary();
        }
        Int128 left = Binary(level + 1);
        while (TakeOperator(s_levels[level]) is string operation)
        {
            left = Apply(operation, left, Binary(level + 1));
        }
        return left;
    }

    private Int128 Apply(string operation, Int128 left, Int128 right)
    {
        if (right == 0 && (operation == "/" || operation == "%"))
        {
            throw fail("division by zero in the value");
        }
        return operation switch
        {
            "|" => left | right,
            "^" => left ^ right,
            "&" => left & right,
            "<<" => left << (int)right,
            ">>" => left >> (int)right,
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            _ => left % right,
        };
    }

    private Int128 Unary()
    {
        return TakeOperator(["-", "~", "("]) switch
        {
            "-" => -Unary(),
            "~" => ~Unary(),
            "(" => Parenthesis(),
            _ => Primary(),
        };
    }

    private Int128 Parenthesis()
    {
        Int128 value = Binary(0);
        return TakeOperator([")"]) is not null ? value : throw fail("')' is missing in the value");
    }

    private Int128 Primary()
    {
        SkipSpaces();
        if (_position + 2 < text.Length && text[_position] == '\'' && text[_position + 2] == '\'')
        {
            _position += 3;
            return text[_position - 2];
        }
        string word = TakeWord();
        if (word.Length == 0)
        {
            throw fail("a number or a name is missing in the value");
        }
        return char.IsAsciiDigit(word[0])
            ? Number(word.Replace("_", ""))
            : lookUp(word) ?? throw fail($"'{word}' is not defined above this line");
    }

    private Int128 Number(string digits)
    {
        bool valid = digits.StartsWith("0x")
            ? ulong.TryParse(digits[2..], System.Globalization.NumberStyles.HexNumber, null,
                out ulong value)
            : digits.StartsWith("0b")
                ? ulong.TryParse(digits[2..], System.Globalization.NumberStyles.BinaryNumber,
                    null, out value)
                : ulong.TryParse(digits, out value);
        return valid ? value : throw fail($"malformed number '{digits}'");
    }

    private string TakeWord()
    {
        int start = _position;
        while (_position < text.Length
            && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '_' or '.'))
        {
            _position++;
        }
        return text[start.._position];
    }

    private string? TakeOperator(string[] operators)
    {
        SkipSpaces();
        string? found = Array.Find(
            operators, operation => text.AsSpan(_position).StartsWith(operation));
        _position += found?.Length ?? 0;
        return found;
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] == ' ')
        {
            _position++;
        }
    }
}
