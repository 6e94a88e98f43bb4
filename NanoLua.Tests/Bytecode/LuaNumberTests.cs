using System.Globalization;
using System.Text;
using NanoLua.Bytecode;
using Xunit;

namespace NanoLua.Tests.Bytecode;

public sealed class LuaNumberTests
{
    private const NumberModel Small = NumberModel.I32F32;
    private const NumberModel Standard = NumberModel.I64F64;

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData(" \t\n\v\f\r12 ", 12, 12)]
    [InlineData("-0", 0, 0)]
    [InlineData("+7", 7, 7)]
    [InlineData("2147483647", 2147483647, 2147483647)]
    [InlineData("-2147483648", -2147483648, -2147483648)]
    [InlineData("0x7fffffff", 0x7fffffff, 0x7fffffff)]
    [InlineData("0xffffffff", 0xffffffff, -1)]
    [InlineData("-0xFFFFFFFF", -0xffffffffL, 1)]
    [InlineData("0x80000000", 0x80000000, -2147483648)]
    [InlineData("0x123456789abcdef01", 0x23456789abcdef01, unchecked((int)0x9abcdef01))]
    [InlineData("00000000000000000000012", 12, 12)]
    public void Integer_numeral_is_read_in_the_range_of_its_model(
        string text, long standard, long small)
    {
        Assert.Equal(standard, ReadInteger(text, Standard));
        Assert.Equal(small, ReadInteger(text, Small));
    }

    [Theory]
    [InlineData("2147483648", 2147483648.0, Small)]
    [InlineData("-2147483649", -2147483648.0, Small)]
    [InlineData("9223372036854775808", 9223372036854775808.0, Standard)]
    [InlineData("-9223372036854775809", -9223372036854775808.0, Standard)]
    public void Decimal_integer_that_does_not_fit_becomes_a_float(
        string text, double expected, NumberModel model)
    {
        Assert.Equal(expected, ReadFloat(text, model));
    }

    [Fact]
    public void Least_and_greatest_integers_stay_integers()
    {
        Assert.Equal(long.MinValue, ReadInteger("-9223372036854775808", Standard));
        Assert.Equal(long.MaxValue, ReadInteger("9223372036854775807", Standard));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("- 1")]
    [InlineData(".")]
    [InlineData("e1")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("0x")]
    [InlineData("0x.")]
    [InlineData("0x1p")]
    [InlineData("0x1pa")]
    [InlineData("0xg")]
    [InlineData("1p4")]
    [InlineData("inf")]
    [InlineData("nan")]
    [InlineData("1\0")]
    [InlineData("1 2")]
    [InlineData("1_000")]
    public void Text_that_is_no_numeral_is_refused(string text)
    {
        Assert.False(TryRead(text, Standard, out _, out _, out _));
        Assert.False(TryRead(text, Small, out _, out _, out _));
    }

    [Theory]
    [InlineData("0x1p4", 16)]
    [InlineData("0x.8", 0.5)]
    [InlineData("0x8.", 8)]
    [InlineData("0xA.8p-1", 5.25)]
    [InlineData("-0x0.0p0", -0.0)]
    [InlineData("0x1p-1074", double.Epsilon)]
    [InlineData("0x1p-1075", 0)]
    [InlineData("0x1.8p-1075", double.Epsilon)]
    [InlineData("0x1p1023", 8.98846567431158e307)]
    [InlineData("0x1p1024", double.PositiveInfinity)]
    [InlineData("0x1p99999999999", double.PositiveInfinity)]
    [InlineData("0x1p-99999999999", 0)]
    [InlineData("0x1.fffffffffffff8p0", 2)]
    [InlineData("0x1.fffffffffffff7p0", 1.9999999999999998)]
    [InlineData("0x1.00000000000008p0", 1)]
    [InlineData("0x1.0000000000000800000000000000001p0", 1.0000000000000002)]
    [InlineData("0x10000000000000000000p0", 75557863725914323419136.0)]
    public void Hexadecimal_float_is_rounded_to_double(string text, double expected)
    {
        AssertSame(expected, ReadFloat(text, Standard));
    }

    [Theory]
    [InlineData("0x1.000001p0", 1)]
    [InlineData("0x1.0000010000000001p0", 1.00000011920929f)]
    [InlineData("0x1p-149", float.Epsilon)]
    [InlineData("0x1p-150", 0)]
    [InlineData("0x1.000001p-150", float.Epsilon)]
    [InlineData("0x1.ffffffp127", float.PositiveInfinity)]
    public void Hexadecimal_float_is_rounded_to_single(string text, float expected)
    {
        AssertSame(expected, ReadFloat(text, Small));
    }

    public static TheoryData<string> Boundaries { get; } = new(
        "0.0", "-0.0", "0e9999999999", "1e400", "-1e400", "1e-400", "1e99999999999",
        "1e-99999999999",
        "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
        "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
        "2.2250738585072011e-308", "2.2250738585072014e-308", "9007199254740993.0",
        "9007199254740992.99999999999999999999999999", "9007199254740993.000000000000000000000001",
        "3.4028234e38", "3.4028235677973366e38", "3.4028235677973365e38", "1.4e-45", "7.0e-46",
        "7.006492321624085e-46", "7.0064923216240853e-46", "7.0064923216240854e-46",
        "16777217.0", "16777217.00000000000000000001", "1.00000017881393432617187499",
        "1.000000178813934326171875", "1.00000017881393432617187501", "5.e-1", ".5", "1E+2", "1e-0",
        "8.5e-1", "0." + new string('0', 400) + "1e401", "1" + new string('0', 400) + "e-400",
        "1" + new string('0', 900) + "1e-900", "0.1" + new string('0', 900) + "1");

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Decimal_float_is_rounded_once(string text)
    {
        AssertReadsAsTheReference(text);
    }

    [Fact]
    public void Many_decimal_numerals_are_rounded_once()
    {
        Random random = new(5);
        for (int i = 0; i < 6000; i++)
        {
            StringBuilder text = new();
            for (int digits = random.Next(1, 25); digits > 0; digits--)
            {
                text.Append((char)('0' + random.Next(10)));
            }
            int range = i % 2 == 0 ? 340 : 50;
            text.Append('.').Append(random.Next(1000));
            text.Append('e').Append(random.Next(-range, range));
            AssertReadsAsTheReference(text.ToString());
        }
    }

    [Fact]
    public void Midpoints_of_singles_are_rounded_to_even()
    {
        Random random = new(6);
        for (int i = 0; i < 1500; i++)
        {
            float below = BitConverter.Int32BitsToSingle(random.Next(0x7f7fffff));
            double middle = ((double)below + MathF.BitIncrement(below)) / 2;
            string text = middle.ToString("E300", CultureInfo.InvariantCulture);
            AssertReadsAsTheReference(text);
            AssertReadsAsTheReference(text.Replace("E", "1E"));
        }
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-15.5, "-15.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e15, "1e+15")]
    [InlineData(1e14, "100000000000000.0")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1e100, "1e+100")]
    [InlineData(1e-100, "1e-100")]
    [InlineData(3.14159265358979, "3.14159265358979")]
    [InlineData(Math.PI, "3.1415926535897931")]
    [InlineData(1.0 / 3, "0.33333333333333331")]
    [InlineData(1.00000762939453125, "1.0000076293945312")]
    [InlineData(9007199254740993.0, "9007199254740992.0")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "4.94065645841247e-324")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "-nan")]
    public void Double_is_written_as_Lua_does(double value, string expected)
    {
        Assert.Equal(expected, LuaNumber.FormatFloat(value, Standard));
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1e7f, "1e+07")]
    [InlineData(1234567f, "1234567.0")]
    [InlineData(16777216f, "16777216.0")]
    [InlineData(3.14159274f, "3.14159274")]
    [InlineData(1f / 3, "0.333333343")]
    [InlineData(float.MaxValue, "3.40282347e+38")]
    [InlineData(float.Epsilon, "1.401298e-45")]
    public void Single_is_written_as_Lua_does(float value, string expected)
    {
        Assert.Equal(expected, LuaNumber.FormatFloat(value, Small));
    }

    [Fact]
    public void Sign_of_not_a_number_is_written()
    {
        double positive = BitConverter.Int64BitsToDouble(0x7FF8L << 48);
        Assert.Equal("nan", LuaNumber.FormatFloat(positive, Standard));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(10, "10")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    public void Integer_is_written_in_decimal(long value, string expected)
    {
        Assert.Equal(expected, LuaNumber.FormatInteger(value));
    }

    [Fact]
    public void Many_doubles_are_written_with_the_right_digits()
    {
        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            double value = i % 2 == 0
                ? BitConverter.Int64BitsToDouble(random.NextInt64(0x7FF0L << 48))
                : Math.Round(random.NextDouble() * 1e6, random.Next(8));
            AssertWrites(
                ReferenceText(value, 15, 17, text => Parse(text) == value), value, Standard);
        }
    }

    [Fact]
    public void Many_singles_are_written_with_the_right_digits()
    {
        Random random = new(8);
        for (int i = 0; i < 2000; i++)
        {
            float value = i % 2 == 0
                ? BitConverter.Int32BitsToSingle(random.Next(0x7F800000))
                : (float)Math.Round(random.NextDouble() * 1e4, random.Next(5));
            AssertWrites(
                ReferenceText(value, 7, 9, text => (float)Parse(text) == value), value, Small);
        }
    }

    private static void AssertWrites(string expected, double value, NumberModel model)
    {
        Assert.Equal(expected, LuaNumber.FormatFloat(value, model));
        AssertSame(value, ReadFloat(expected, model));
    }

    private static void AssertReadsAsTheReference(string text)
    {
        AssertSame(Parse(text), ReadFloat(text, Standard));
        float single = float.Parse(text, CultureInfo.InvariantCulture);
        AssertSame(single, ReadFloat(text, Small));
        AssertSame(-single, ReadFloat("-" + text.TrimStart('-'), Small), text.StartsWith('-'));
    }

    private static void AssertSame(double expected, double actual, bool skip = false)
    {
        if (!skip)
        {
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
        }
    }

    /// <summary>C's %g from the exact decimal expansion, rounded half to even.</summary>
    private static string ReferenceText(
        double value, int fewDigits, int enoughDigits, Func<string, bool> readsBack)
    {
        string few = General(value, fewDigits);
        string text = readsBack(few) ? few : General(value, enoughDigits);
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    private static string General(double value, int precision)
    {
        string exact = value.ToString("E780", CultureInfo.InvariantCulture);
        int exponent = int.Parse(exact[(exact.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
        string all = exact[0] + exact[2..exact.IndexOf('E')];
        System.Numerics.BigInteger digits = System.Numerics.BigInteger.Parse(all[..precision]);
        string rest = all[precision..].TrimEnd('0');
        bool up = string.CompareOrdinal(rest, "5") > 0 || (rest == "5" && !digits.IsEven);
        string kept = (digits + (up ? 1 : 0)).ToString().PadLeft(precision, '0');
        if (kept.Length > precision)
        {
            exponent++;
        }
        string significant = kept[..precision].TrimEnd('0');
        significant = significant.Length == 0 ? "0" : significant;
        if (value != 0 && (exponent < -4 || exponent >= precision))
        {
            string fraction = significant.Length > 1 ? "." + significant[1..] : "";
            char sign = exponent < 0 ? '-' : '+';
            return $"{significant[0]}{fraction}e{sign}{Math.Abs(exponent):00}";
        }
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + significant;
        }
        string padded = significant.PadRight(exponent + 1, '0');
        return padded.Length > exponent + 1
            ? padded[..(exponent + 1)] + "." + padded[(exponent + 1)..] : padded;
    }

    private static double Parse(string text)
    {
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static long ReadInteger(string text, NumberModel model)
    {
        Assert.True(TryRead(text, model, out bool isInteger, out long integer, out _), text);
        Assert.True(isInteger, text);
        return integer;
    }

    private static double ReadFloat(string text, NumberModel model)
    {
        Assert.True(TryRead(text, model, out bool isInteger, out _, out double value), text);
        Assert.False(isInteger, text);
        return value;
    }

    private static bool TryRead(
        string text, NumberModel model, out bool isInteger, out long integer, out double value)
    {
        byte[] bytes = Encoding.Latin1.GetBytes("9" + text + "9");
        return LuaNumber.TryParse(
            bytes, 1, text.Length, model, out isInteger, out integer, out value);
    }
}
