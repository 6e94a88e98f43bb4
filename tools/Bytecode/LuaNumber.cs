// Numbers and their texts, as tonumber, the lexer and tostring see them (manual §3.1, §3.4.3).
// Invariant: every conversion is exact and rounded once, to the model's own format, by integer
// arithmetic alone: it gives the same result on every machine.
namespace NanoLua.Bytecode;

public static class LuaNumber
{
    /// <summary>
    /// Converts a numeral with optional white space around it and an optional sign. An integer is
    /// given in its model's range; a float of i32f32 is exactly representable in single precision.
    /// </summary>
    public static bool TryParse(
        byte[] text, int start, int count, NumberModel model, out bool isInteger, out long integer,
        out double value)
    {
        return new NumeralReader(text, start, count, model)
            .TryRead(out isInteger, out integer, out value);
    }

    /// <summary>The text that tostring gives for a float.</summary>
    public static string FormatFloat(double value, NumberModel model)
    {
        return NumeralWriter.Float(value, model);
    }

    /// <summary>The text that tostring gives for an integer.</summary>
    public static string FormatInteger(long value)
    {
        return NumeralWriter.Integer(value);
    }
}
