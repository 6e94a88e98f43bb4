// Writes a number as Lua does: a float with few digits if they read back as the same number, else
// with enough digits to tell it from every other; ".0" is added to what looks like an integer.
using System;

namespace NanoLua.Bytecode;

internal static class NumeralWriter
{
    public static string Integer(long value)
    {
        char[] text = new char[20];
        int start = text.Length;
        ulong rest = value < 0 ? 0 - (ulong)value : (ulong)value;
        do
        {
            text[--start] = (char)('0' + (int)(rest % 10));
            rest /= 10;
        }
        while (rest != 0);
        if (value < 0)
        {
            text[--start] = '-';
        }
        return new string(text, start, text.Length - start);
    }

    public static string Float(double value, NumberModel model)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        string sign = bits < 0 ? "-" : "";
        bits &= long.MaxValue;
        if (bits >= 0x7FFL << 52)
        {
            return sign + (bits == 0x7FFL << 52 ? "inf" : "nan");
        }
        if (bits == 0)
        {
            return sign + "0.0";
        }
        FloatFormat format = FloatFormat.Of(model);
        string text = General(bits, format.FewDigits);
        if (!ReadsBackAs(bits, text, model))
        {
            text = General(bits, format.EnoughDigits);
        }
        return sign + text;
    }

    private static bool ReadsBackAs(long bits, string text, NumberModel model)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }
        return LuaNumber.TryParse(bytes, 0, bytes.Length, model, out _, out _, out double value)
            && BitConverter.DoubleToInt64Bits(value) == bits;
    }

    /// <summary>The form of C's %g, with ".0" where neither point nor exponent is left.</summary>
    private static string General(long bits, int precision)
    {
        char[] digits = Digits(bits, precision, out int exponent);
        int count = precision;
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }
        return exponent < -4 || exponent >= precision
            ? Scientific(digits, count, exponent)
            : Positional(digits, count, exponent);
    }

    private static string Scientific(char[] digits, int count, int exponent)
    {
        string fraction = count > 1 ? "." + new string(digits, 1, count - 1) : "";
        int magnitude = exponent < 0 ? -exponent : exponent;
        string zero = magnitude < 10 ? "0" : "";
        return digits[0] + fraction + (exponent < 0 ? "e-" : "e+") + zero + Integer(magnitude);
    }

    private static string Positional(char[] digits, int count, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + new string(digits, 0, count);
        }
        int whole = exponent + 1;
        return count > whole
            ? new string(digits, 0, whole) + "." + new string(digits, whole, count - whole)
            : new string(digits, 0, whole) + ".0";
    }

    /// <summary>Decimal digits of a positive float, correctly rounded, ties to even.</summary>
    private static char[] Digits(long bits, int count, out int exponent)
    {
        BigNatural dividend;
        BigNatural divisor;
        exponent = Scale(bits, out dividend, out divisor);
        char[] digits = new char[count];
        for (int i = 0; i < count; i++)
        {
            digits[i] = '0';
            while (dividend.CompareTo(divisor) >= 0)
            {
                dividend.Subtract(divisor);
                digits[i]++;
            }
            dividend.MultiplyAdd(i + 1 < count ? 10u : 2u, 0);
        }
        int half = dividend.CompareTo(divisor);
        if (half > 0 || (half == 0 && (digits[count - 1] & 1) != 0))
        {
            exponent += Increment(digits);
        }
        return digits;
    }

    /// <summary>Makes a float a fraction from 1 to below 10 and a power of ten.</summary>
    private static int Scale(long bits, out BigNatural dividend, out BigNatural divisor)
    {
        int binaryExponent = (int)(bits >> 52);
        long mantissa = bits & ((1L << 52) - 1);
        mantissa |= binaryExponent == 0 ? 0 : 1L << 52;
        binaryExponent = (binaryExponent == 0 ? 1 : binaryExponent) - 1075;
        dividend = new BigNatural((ulong)mantissa);
        divisor = new BigNatural(1);

        // 1233 / 4096 is close to log10(2): the estimate is never too low and at most two too high.
        int exponent = ((dividend.BitLength() + binaryExponent) * 1233 >> 12) + 1;
        dividend.ShiftLeft(binaryExponent > 0 ? binaryExponent : 0);
        divisor.ShiftLeft(binaryExponent < 0 ? -binaryExponent : 0);
        dividend.MultiplyByPowerOfTen(-exponent);
        divisor.MultiplyByPowerOfTen(exponent);
        while (dividend.CompareTo(divisor) < 0)
        {
            dividend.MultiplyAdd(10, 0);
            exponent--;
        }
        return exponent;
    }

    /// <summary>Adds one to the last digit; 1 where 99...9 has become 10...0.</summary>
    private static int Increment(char[] digits)
    {
        int last = digits.Length - 1;
        while (last >= 0 && digits[last] == '9')
        {
            digits[last--] = '0';
        }
        if (last >= 0)
        {
            digits[last]++;
            return 0;
        }
        digits[0] = '1';
        return 1;
    }
}
