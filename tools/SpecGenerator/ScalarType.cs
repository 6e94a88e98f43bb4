namespace NanoLua.SpecGenerator;

/// <summary>A type of constants, enumerations and fields, and its name in each language.</summary>
public sealed record ScalarType(
    string Name, string CSharp, string Cpp, int SizeBytes, Int128 Least, Int128 Greatest)
{
    public static readonly ScalarType Text = new("text", "string", "char", 0, 0, 0);

    private static readonly ScalarType[] s_all =
    [
        new("u8", "byte", "uint8_t", 1, byte.MinValue, byte.MaxValue),
        new("i8", "sbyte", "int8_t", 1, sbyte.MinValue, sbyte.MaxValue),
        new("u16", "ushort", "uint16_t", 2, ushort.MinValue, ushort.MaxValue),
        new("i16", "short", "int16_t", 2, short.MinValue, short.MaxValue),
        new("u32", "uint", "uint32_t", 4, uint.MinValue, uint.MaxValue),
        new("i32", "int", "int32_t", 4, int.MinValue, int.MaxValue),
        new("u64", "ulong", "uint64_t", 8, ulong.MinValue, ulong.MaxValue),
        new("i64", "long", "int64_t", 8, long.MinValue, long.MaxValue),
    ];

    public static ScalarType? Find(string name)
    {
        return Array.Find(s_all, type => type.Name == name);
    }

    public bool Holds(Int128 value)
    {
        return value >= Least && value <= Greatest;
    }
}
