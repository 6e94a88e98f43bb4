// The two binary float formats, and rounding of an exact value to them.
// A float of either model is handled as a double that the format can represent exactly.
using System;

namespace NanoLua.Bytecode;

internal sealed class FloatFormat
{
    private static readonly FloatFormat s_single = new FloatFormat(24, -149, 128, 7, 9);
    private static readonly FloatFormat s_double = new FloatFormat(53, -1074, 1024, 15, 17);

    /// <summary>Bits of a normal number's mantissa.</summary>
    private readonly int _precisionBits;

    /// <summary>Exponent of two of the smallest number above zero.</summary>
    private readonly int _exponentMin;

    /// <summary>Numbers from two to this power on are infinite.</summary>
    private readonly int _exponentEnd;

    private FloatFormat(int precisionBits, int exponentMin, int exponentEnd, int fewDigits,
        int enoughDigits)
    {
        _precisionBits = precisionBits;
        _exponentMin = exponentMin;
        _exponentEnd = exponentEnd;
        FewDigits = fewDigits;
        EnoughDigits = enoughDigits;
    }

    /// <summary>Decimal digits that are tried first when a number is written.</summary>
    public int FewDigits { get; }

    /// <summary>Decimal digits that tell every two numbers apart.</summary>
    public int EnoughDigits { get; }

    public static FloatFormat Of(NumberModel model)
    {
        return model == NumberModel.I32F32 ? s_single : s_double;
    }

    /// <summary>
    /// Rounds mantissa * 2^exponent to nearest, ties to even. A value slightly above that, by less
    /// than the mantissa's last bit, is said by <paramref name="inexact"/>.
    /// </summary>
    public double Round(ulong mantissa, int exponent, bool inexact)
    {
        if (mantissa == 0)
        {
            return 0;
        }
        while ((long)mantissa > 0)
        {
            mantissa <<= 1;
            exponent--;
        }
        int drop = 64 - _precisionBits;
        if (exponent + drop < _exponentMin)
        {
            drop = _exponentMin - exponent;
        }
        if (drop > 64)
        {
            return 0;
        }
        ulong kept = drop == 64 ? 0 : mantissa >> drop;
        ulong half = 1ul << (drop - 1);
        ulong rest = mantissa & (half | (half - 1));
        bool up = rest > half || (rest == half && (inexact || (kept & 1) != 0));
        return Compose(up ? kept + 1 : kept, exponent + drop);
    }

    /// <summary>The float of a mantissa that fits the precision, or is one above.</summary>
    private double Compose(ulong mantissa, int exponent)
    {
        if (mantissa == 0)
        {
            return 0;
        }
        while (mantissa < 1ul << 52 && exponent > -1074)
        {
            mantissa <<= 1;
            exponent--;
        }
        if (mantissa >= 1ul << 53)
        {
            mantissa >>= 1;
            exponent++;
        }
        if (exponent + 53 > _exponentEnd)
        {
            return BitConverter.Int64BitsToDouble(0x7FFL << 52);
        }
        long biased = mantissa < 1ul << 52 ? 0 : exponent + 1075;
        return BitConverter.Int64BitsToDouble(biased << 52 | (long)(mantissa & ((1ul << 52) - 1)));
    }
}
