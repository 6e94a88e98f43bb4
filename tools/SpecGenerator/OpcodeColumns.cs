namespace NanoLua.SpecGenerator;

/// <summary>The opcode table turned into the columns that both languages emit.</summary>
internal static class OpcodeColumns
{
    public const int FieldCount = 4;
    public const int ExtentCount = 2;
    private static readonly string[] s_fields = ["A", "B", "C", "K"];

    public static IEnumerable<string> Kinds(OpcodeRow row)
    {
        return s_fields.Select(field => row.Operands.GetValueOrDefault(field, "None"));
    }

    /// <summary>Field of an extent: 0 no extent, 1 none (A + offset), 2 B, 3 C.</summary>
    public static IEnumerable<int> ExtentFields(OpcodeRow row)
    {
        return Pad(row.Extents.Select(
            extent => extent.Field.Length == 0 ? 1 : extent.Field[0] - 'B' + 2));
    }

    public static IEnumerable<int> ExtentOffsets(OpcodeRow row)
    {
        return Pad(row.Extents.Select(extent => extent.Offset));
    }

    private static IEnumerable<int> Pad(IEnumerable<int> values)
    {
        return values.Concat(Enumerable.Repeat(0, ExtentCount)).Take(ExtentCount);
    }
}
