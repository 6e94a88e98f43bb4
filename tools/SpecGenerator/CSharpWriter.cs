// Writes a specification as C# of the portable subset (C# 10, no generics), so that the same file
// compiles for nanoFramework.
namespace NanoLua.SpecGenerator;

internal sealed class CSharpWriter
{
    private readonly SourceText _text = new();
    private readonly SpecFile _file;

    private CSharpWriter(SpecFile file)
    {
        _file = file;
    }

    public static string Write(SpecFile file, OutputTarget output)
    {
        CSharpWriter writer = new(file);
        writer._text.Comment(GeneratedFiles.Banner(file));
        writer._text.Comment(file.Header);
        writer._text.Line($"namespace {output.Namespace};");
        foreach (SpecSection section in file.Sections)
        {
            writer._text.Line();
            writer._text.Comment(section.Comment);
            writer.WriteSection(section);
        }
        return writer._text.ToString();
    }

    private void WriteSection(SpecSection section)
    {
        switch (section)
        {
            case ConstantsSection constants:
                WriteConstants(constants);
                break;
            case EnumSection enumeration:
                WriteEnum(enumeration);
                break;
            case RecordSection record:
                WriteRecord(record);
                break;
            case OpcodesSection opcodes:
                WriteOpcodes(opcodes);
                break;
        }
    }

    private void WriteConstants(ConstantsSection section)
    {
        _text.Open($"public static class {section.Name}");
        foreach (SpecMember member in section.Members)
        {
            string value = member.Text is null ? Number(member) : $"\"{member.Text}\"";
            _text.Commented(
                $"public const {member.Type.CSharp} {member.Name} = {value};", member.Comment);
        }
        _text.Close();
    }

    private void WriteEnum(EnumSection section)
    {
        if (section.IsFlags)
        {
            _text.Line("[System.Flags]");
        }
        _text.Open($"public enum {section.Name} : {section.Type.CSharp}");
        foreach (SpecMember member in section.Members)
        {
            string value = section.IsFlags ? $"0x{(ulong)member.Number:X}" : $"{member.Number}";
            _text.Commented($"{member.Name} = {value},", member.Comment);
        }
        _text.Close();
        if (section.HasList)
        {
            WriteNames(section);
        }
    }

    private void WriteNames(EnumSection section)
    {
        _text.Line();
        _text.Open($"public static class {section.Name}Names");
        _text.Open($"public static string Of({section.Name} value)");
        _text.Open("switch (value)");
        foreach (SpecMember member in section.Members)
        {
            _text.Line($"case {section.Name}.{member.Name}:");
            _text.Line($"    return \"{member.Name}\";");
        }
        _text.Line("default:");
        _text.Line("    return \"?\";");
        _text.Close();
        _text.Close();
        _text.Close();
    }

    private void WriteRecord(RecordSection section)
    {
        _text.Open($"public static class {section.Name}");
        foreach (RecordField field in section.Fields)
        {
            string name = Names.Upper(field.Name);
            _text.Commented(
                $"public const int {name}Offset = {field.OffsetBytes};", field.Comment);
        }
        _text.Line($"public const int Size = {section.SizeBytes};");
        _text.Close();
    }

    private void WriteOpcodes(OpcodesSection section)
    {
        _text.Open($"public enum {section.Name} : byte");
        foreach (OpcodeRow row in section.Rows)
        {
            _text.Comment(row.Effect);
            _text.Comment(row.Note);
            _text.Line($"{row.Name} = {row.Number},");
        }
        _text.Close();
        _text.Line();
        _text.Comment("What the specification says of each opcode; the index is its number, times "
            + "the count of fields or extents where an opcode has several.");
        _text.Open($"public static class {section.Name}Table");
        WriteOpcodeArrays(section.Rows);
        _text.Close();
    }

    private void WriteOpcodeArrays(IReadOnlyList<OpcodeRow> rows)
    {
        _text.Line($"public const int Count = {rows.Count};");
        _text.Line($"public const int FieldCount = {OpcodeColumns.FieldCount};");
        _text.Line($"public const int ExtentCount = {OpcodeColumns.ExtentCount};");
        Array("string", "Names", "Name in upper case, as Lua's documentation spells it.",
            rows.Select(row => $"\"{row.Name.ToUpperInvariant()}\""));
        Array("InstructionFormat", "Formats", "",
            rows.Select(row => $"InstructionFormat.{row.Format}"));
        Array("OperandKind", "Kinds", "Kinds of the fields A, B (also Bx, sBx, Ax, sJ), C, k.",
            rows.SelectMany(OpcodeColumns.Kinds).Select(kind => $"OperandKind.{kind}"));
        Array("ushort", "Properties", "Bits of OpcodeProperties.",
            rows.Select(row => $"0x{GeneratedFiles.PropertyBits(_file, row):X}"));
        Array("byte", "ExtentFields",
            "Which field an extent adds to A: 0 there is no extent, 1 none, 2 B, 3 C.",
            rows.SelectMany(OpcodeColumns.ExtentFields).Select(field => $"{field}"));
        Array("sbyte", "ExtentOffsets", "What an extent adds to A and the field.",
            rows.SelectMany(OpcodeColumns.ExtentOffsets).Select(offset => $"{offset}"));
    }

    private void Array(string type, string name, string comment, IEnumerable<string> values)
    {
        _text.Line();
        _text.Comment(comment);
        _text.Line($"public static readonly {type}[] {name} = new {type}[]");
        _text.Open();
        _text.Values(values);
        _text.Close(";");
    }

    private static string Number(SpecMember member)
    {
        return member.Type.Least < 0 || member.Number < 1024
            ? $"{member.Number}" : $"0x{(ulong)member.Number:X}";
    }
}
