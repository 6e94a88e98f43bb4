// Writes a specification as a C++20 header without dependencies beyond <stdint.h> and <stddef.h>.
namespace NanoLua.SpecGenerator;

internal sealed class CppWriter
{
    private readonly SourceText _text = new();
    private readonly SpecFile _file;

    private CppWriter(SpecFile file)
    {
        _file = file;
    }

    public static string Write(SpecFile file, OutputTarget output)
    {
        CppWriter writer = new(file);
        writer._text.Comment(GeneratedFiles.Banner(file));
        writer._text.Comment(file.Header);
        writer._text.Line("#pragma once");
        writer._text.Line();
        writer._text.Line("#include <stddef.h>");
        writer._text.Line("#include <stdint.h>");
        writer._text.Line();
        writer._text.Line($"namespace {output.Namespace} {{");
        foreach (SpecSection section in file.Sections)
        {
            writer._text.Line();
            writer._text.Comment(section.Comment);
            writer.WriteSection(section);
        }
        writer._text.Line();
        writer._text.Line($"}}  // namespace {output.Namespace}");
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
        _text.OpenSameLine($"struct {section.Name}");
        foreach (SpecMember member in section.Members)
        {
            string name = "k" + Names.Upper(member.Name);
            _text.Commented(
                member.Text is null
                    ? $"static constexpr {member.Type.Cpp} {name} = {Number(member)};"
                    : $"static constexpr char {name}[] = \"{member.Text}\";",
                member.Comment);
        }
        _text.Close(";");
    }

    private void WriteEnum(EnumSection section)
    {
        // Flags are plain constants in C++: bits are combined, and a scoped enumeration is not.
        if (section.IsFlags)
        {
            WriteConstants(new ConstantsSection(section.Name, [], section.Members));
            return;
        }
        _text.OpenSameLine($"enum class {section.Name} : {section.Type.Cpp}");
        foreach (SpecMember member in section.Members)
        {
            _text.Commented($"{member.Name} = {member.Number},", member.Comment);
        }
        _text.Close(";");
        if (section.HasList)
        {
            WriteList(section.Name, section.Members.Select(member => member.Name));
        }
    }

    private void WriteRecord(RecordSection section)
    {
        _text.OpenSameLine($"struct {section.Name}");
        foreach (RecordField field in section.Fields)
        {
            string type = field.Scalar?.Cpp ?? field.RecordName!;
            string count = field.Count == 0 ? "" : $"[{field.Count}]";
            _text.Commented($"{type} {Names.Lower(field.Name)}{count};", field.Comment);
        }
        _text.Close(";");
        _text.Line($"static_assert(sizeof({section.Name}) == {section.SizeBytes});");
        foreach (RecordField field in section.Fields)
        {
            _text.Line($"static_assert(offsetof({section.Name}, {Names.Lower(field.Name)}) == "
                + $"{field.OffsetBytes});");
        }
    }

    private void WriteOpcodes(OpcodesSection section)
    {
        _text.OpenSameLine($"enum class {section.Name} : uint8_t");
        foreach (OpcodeRow row in section.Rows)
        {
            _text.Comment(row.Effect);
            _text.Comment(row.Note);
            _text.Line($"{row.Name} = {row.Number},");
        }
        _text.Close(";");
        _text.Line();
        _text.Line($"inline constexpr uint32_t k{section.Name}Count = {section.Rows.Count};");
        WriteList(section.Name, section.Rows.Select(row => row.Name));
        WriteOpcodeInfo(section);
    }

    private void WriteOpcodeInfo(OpcodesSection section)
    {
        _text.Line();
        _text.Line("// What the specification says of one opcode.");
        _text.OpenSameLine("struct OpcodeInfo");
        _text.Line("InstructionFormat format;");
        _text.Line("OperandKind a;");
        _text.Line("OperandKind b;  // also of Bx, sBx, Ax and sJ");
        _text.Line("OperandKind c;");
        _text.Line("OperandKind k;");
        _text.Comment("What an extent adds to A: 0 there is no extent, 1 nothing, 2 field B, "
            + "3 field C; and then the offset. The sum is the highest register that is touched; "
            + "where the field is 0, that is A.");
        _text.Line($"uint8_t extentField[{OpcodeColumns.ExtentCount}];");
        _text.Line($"int8_t extentOffset[{OpcodeColumns.ExtentCount}];");
        _text.Line("uint16_t properties;  // bits of OpcodeProperties");
        _text.Close(";");
        _text.Line();
        _text.OpenSameLine($"inline constexpr OpcodeInfo kOpcodeInfo[k{section.Name}Count] =");
        foreach (OpcodeRow row in section.Rows)
        {
            _text.Line($"// {row.Name}");
            _text.Values(OpcodeInfo(row));
        }
        _text.Close(";");
        _text.Line();
        _text.OpenSameLine($"inline constexpr const char* kOpcodeNames[k{section.Name}Count] =");
        _text.Values(section.Rows.Select(row => $"\"{row.Name.ToUpperInvariant()}\""));
        _text.Close(";");
    }

    private IEnumerable<string> OpcodeInfo(OpcodeRow row)
    {
        string[] kinds = [.. OpcodeColumns.Kinds(row).Select(kind => $"OperandKind::{kind}")];
        kinds[0] = $"{{InstructionFormat::{row.Format}, " + kinds[0];
        string fields = string.Join(", ", OpcodeColumns.ExtentFields(row));
        string offsets = string.Join(", ", OpcodeColumns.ExtentOffsets(row));
        return [.. kinds, $"{{{fields}}}, {{{offsets}}}",
            $"0x{GeneratedFiles.PropertyBits(_file, row):X}}}"];
    }

    private void WriteList(string name, IEnumerable<string> members)
    {
        _text.Line();
        _text.Line($"// Calls X with every member of {name}, in order.");
        string[] names = [.. members];
        _text.Line($"#define NANOLUA_{Names.UpperSnake(name)}S(X) \\");
        for (int i = 0; i < names.Length; i++)
        {
            _text.Line($"    X({names[i]})" + (i + 1 < names.Length ? " \\" : ""));
        }
    }

    private static string Number(SpecMember member)
    {
        if (member.Number == long.MinValue)
        {
            return "INT64_MIN";
        }
        string suffix = member.Type.SizeBytes == 8 ? "LL" : "";
        return member.Type.Least < 0
            ? $"{member.Number}{suffix}"
            : member.Number < 1024 ? $"{member.Number}" : $"0x{(ulong)member.Number:X}u";
    }
}
