// Reads one numeral: decimal or hexadecimal, integer or float.
// A hexadecimal integer wraps around; a decimal one that does not fit becomes a float.
using System;

namespace NanoLua.Bytecode;

internal sealed class NumeralReader
{
    // No boundary between two doubles has more significant digits than 768.
    private const int DigitsMax = 800;

    // Exponents beyond are infinity or zero in any case, and sums of a few of them do not overflow.
    private const int ExponentLimit = 100000000;

    private readonly byte[] _text;
    private readonly NumberModel _model;
    private int _position;
    private int _end;
    private bool _negative;
    private int _digitCount;

    // Digits after the point or beyond the ones kept make this exponent, of the numeral's base.
    private int _exponent;
    private bool _isFloat;
    private bool _inexact;

    public NumeralReader(byte[] text, int start, int count, NumberModel model)
    {
        _text = text;
        _position = start;
        _end = start + count;
        _model = model;
    }

    public bool TryRead(out bool isInteger, out long integer, out double value)
    {
        TrimSpaces();
        TakeSign(out _negative);
        bool valid = TakeHexPrefix()
            ? TryReadHex(out integer, out value)
            : TryReadDecimal(out integer, out value);
        isInteger = valid && !_isFloat;
        return valid;
    }

    private static bool IsSpace(int character)
    {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    private static int HexDigit(int character)
    {
        if (character >= '0' && character <= '9')
        {
            return character - '0';
        }
        int letter = character | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private void TrimSpaces()
    {
        while (_position < _end && IsSpace(_text[_position]))
        {
            _position++;
        }
        while (_position < _end && IsSpace(_text[_end - 1]))
        {
            _end--;
        }
    }

    private int Current()
    {
        return _position < _end ? _text[_position] : -1;
    }

    private void TakeSign(out bool negative)
    {
        negative = Current() == '-';
        if (negative || Current() == '+')
        {
            _position++;
        }
    }

    private bool TakeHexPrefix()
    {
        bool prefix = Current() == '0' && _position + 1 < _end
            && (_text[_position + 1] | 0x20) == 'x';
        _position += prefix ? 2 : 0;
        return prefix;
    }

    private bool TryReadHex(out long integer, out double value)
    {
        ulong wrapped = 0;
        ulong mantissa = 0;
        for (; ; _position++)
        {
            int digit = HexDigit(Current());
            if (digit < 0 && !TakesPoint())
            {
                break;
            }
            if (digit >= 0)
            {
                wrapped = wrapped << 4 | (uint)digit;
                AddHexDigit(ref mantissa, digit);
            }
        }
        integer = Narrow(wrapped);
        value = 0;
        if (_digitCount == 0 || !TakeExponent('p', out int exponent) || _position != _end)
        {
            return false;
        }
        exponent += _exponent * 4;
        value = WithSign(FloatFormat.Of(_model).Round(mantissa, exponent, _inexact));
        return true;
    }

    private void AddHexDigit(ref ulong mantissa, int digit)
    {
        _digitCount++;
        if (mantissa >> 60 == 0)
        {
            mantissa = mantissa << 4 | (uint)digit;
            _exponent -= _isFloat ? 1 : 0;
        }
        else
        {
            _inexact |= digit != 0;
            _exponent += _isFloat ? 0 : 1;
        }
    }

    private bool TryReadDecimal(out long integer, out double value)
    {
        int first = _position;
        BigNatural digits = new BigNatural(0);
        int significantCount = 0;
        for (; ; _position++)
        {
            int character = Current();
            if (character >= '0' && character <= '9')
            {
                AddDecimalDigit(digits, character - '0', ref significantCount);
            }
            else if (!TakesPoint())
            {
                break;
            }
        }
        integer = 0;
        value = 0;
        if (_digitCount == 0 || !TakeExponent('e', out int exponent) || _position != _end)
        {
            return false;
        }
        if (!_isFloat && TryInteger(first, out integer))
        {
            return true;
        }
        _isFloat = true;
        value = WithSign(DecimalValue(digits, significantCount, _exponent + exponent));
        return true;
    }

    private void AddDecimalDigit(BigNatural digits, int digit, ref int significantCount)
    {
        _digitCount++;
        if (significantCount >= DigitsMax)
        {
            _inexact |= digit != 0;
            _exponent += _isFloat ? 0 : 1;
            return;
        }
        if (significantCount > 0 || digit != 0)
        {
            significantCount++;
            digits.MultiplyAdd(10, (uint)digit);
        }
        _exponent -= _isFloat ? 1 : 0;
    }

    /// <summary>Whether this is the numeral's only point; its fraction follows.</summary>
    private bool TakesPoint()
    {
        if (Current() != '.' || _isFloat)
        {
            return false;
        }
        _isFloat = true;
        return true;
    }

    /// <summary>Reads the optional exponent; false where its mark has no digits after it.</summary>
    private bool TakeExponent(int mark, out int exponent)
    {
        exponent = 0;
        if ((Current() | 0x20) != mark)
        {
            return true;
        }
        _isFloat = true;
        _position++;
        TakeSign(out bool negative);
        int first = _position;
        for (; Current() >= '0' && Current() <= '9'; _position++)
        {
            exponent = exponent < ExponentLimit ? exponent * 10 + Current() - '0' : exponent;
        }
        exponent = negative ? -exponent : exponent;
        return _position > first;
    }

    private bool TryInteger(int first, out long integer)
    {
        ulong limit = _model == NumberModel.I32F32 ? int.MaxValue : (ulong)long.MaxValue;
        limit += _negative ? 1u : 0u;
        ulong magnitude = 0;
        integer = 0;
        for (int i = first; i < _position; i++)
        {
            uint digit = (uint)(_text[i] - '0');
            if (magnitude > limit / 10 || magnitude * 10 > limit - digit)
            {
                return false;
            }
            magnitude = magnitude * 10 + digit;
        }
        integer = Narrow(magnitude);
        return true;
    }

    private long Narrow(ulong magnitude)
    {
        long signed = (long)(_negative ? 0 - magnitude : magnitude);
        return _model == NumberModel.I32F32 ? (int)signed : signed;
    }

    private double WithSign(double value)
    {
        return _negative
            ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) | long.MinValue)
            : value;
    }

    /// <summary>Rounds digits * 10^exponent; the digits are used up.</summary>
    private double DecimalValue(BigNatural digits, int digitCount, int exponent)
    {
        if (digits.IsZero || digitCount + exponent < -400)
        {
            return 0;
        }
        if (digitCount + exponent > 400)
        {
            return FloatFormat.Of(_model).Round(1, ExponentLimit, false);
        }
        BigNatural divisor = new BigNatural(1);
        digits.MultiplyByPowerOfTen(exponent);
        divisor.MultiplyByPowerOfTen(-exponent);
        return Quotient(digits, divisor);
    }

    /// <summary>Divides bit by bit; 64 bits of the quotient are more than a format keeps.</summary>
    private double Quotient(BigNatural dividend, BigNatural divisor)
    {
        int scale = dividend.BitLength() - divisor.BitLength();
        divisor.ShiftLeft(scale > 0 ? scale : 0);
        dividend.ShiftLeft(scale < 0 ? -scale : 0);
        ulong quotient = 0;
        for (int i = 0; i < 64; i++)
        {
            quotient <<= 1;
            if (dividend.CompareTo(divisor) >= 0)
            {
                dividend.Subtract(divisor);
                quotient |= 1;
            }
            dividend.ShiftLeft(1);
        }
        bool inexact = _inexact || !dividend.IsZero;
        return FloatFormat.Of(_model).Round(quotient, scale - 63, inexact);
    }
}
