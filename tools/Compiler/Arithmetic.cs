// Numbers of both models. Integers are kept in a long and floats in a double; in i32f32 every
// result is brought back to 32 bits, so that the compiler computes what the target would.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal static class Arithmetic
{
    private const double TwoTo31 = 2147483648.0;
    private const double TwoTo63 = 9223372036854775808.0;
    private const double DoubleUlp = 2.220446049250313e-16;
    private const double SingleUlp = 1.1920928955078125e-07;

    /// <summary>Wraps an integer around to the size of the model.</summary>
    public static long WrapInteger(long value, NumberModel model)
    {
        return model == NumberModel.I32F32 ? (int)value : value;
    }

    /// <summary>Rounds a float to the precision of the model.</summary>
    public static double RoundFloat(double value, NumberModel model)
    {
        return model == NumberModel.I32F32 ? (float)value : value;
    }

    public static double ToFloat(long value, NumberModel model)
    {
        return model == NumberModel.I32F32 ? (float)(int)value : (double)value;
    }

    /// <summary>The integer of the same value, if there is one.</summary>
    public static bool TryToInteger(double value, NumberModel model, out long integer)
    {
        double limit = model == NumberModel.I32F32 ? TwoTo31 : TwoTo63;
        if (value >= -limit && value < limit && Math.Floor(value) == value)
        {
            integer = (long)value;
            return true;
        }
        integer = 0;
        return false;
    }

    /// <summary>Times one plus the unit in the last place of one.</summary>
    public static double NextAwayFromZero(double value, NumberModel model)
    {
        return model == NumberModel.I32F32
            ? (float)(value * (1.0 + SingleUlp))
            : value * (1.0 + DoubleUlp);
    }

    public static long ShiftLeft(long value, long count, NumberModel model)
    {
        int bits = model == NumberModel.I32F32 ? 32 : 64;
        if (count <= -bits || count >= bits)
        {
            return 0;
        }
        if (count >= 0)
        {
            return WrapInteger(value << (int)count, model);
        }
        ulong unsigned = model == NumberModel.I32F32 ? (uint)value : (ulong)value;
        return WrapInteger((long)(unsigned >> (int)-count), model);
    }

    /// <summary>Quotient rounded towards minus infinity; the divisor is not zero.</summary>
    public static long FloorDivide(long dividend, long divisor, NumberModel model)
    {
        if (divisor == -1)
        {
            return WrapInteger(-dividend, model);
        }
        long quotient = dividend / divisor;
        bool isRoundedUp = (dividend ^ divisor) < 0 && quotient * divisor != dividend;
        return isRoundedUp ? quotient - 1 : quotient;
    }

    /// <summary>Remainder with the sign of the divisor, which is not zero.</summary>
    public static long Modulo(long dividend, long divisor)
    {
        if (divisor == -1)
        {
            return 0;
        }
        long remainder = dividend % divisor;
        return remainder != 0 && (remainder ^ divisor) < 0 ? remainder + divisor : remainder;
    }

    public static double FloatModulo(double dividend, double divisor, NumberModel model)
    {
        double remainder = dividend % divisor;
        bool signsDiffer = remainder > 0 ? divisor < 0 : remainder < 0 && divisor > 0;
        return signsDiffer ? RoundFloat(remainder + divisor, model) : remainder;
    }

    public static double Power(double number, double exponent, NumberModel model)
    {
        double power = exponent == 2 ? number * number : Math.Pow(number, exponent);
        return RoundFloat(power, model);
    }
}
