// The section that lists instructions: a row per opcode, then its effect and an optional note.
//
//     NUMBER NAME FORMAT FIELD=kind ... upto=A+field-offset ... property ...
//         + more of these
//         > effect in pseudo-code
//         - note
using System.Text.RegularExpressions;

namespace NanoLua.SpecGenerator;

public sealed partial class SpecReader
{
    public const string FormatEnum = "InstructionFormat";
    public const string KindEnum = "OperandKind";
    public const string PropertyFlags = "OpcodeProperties";

    private static readonly string[] s_fields = ["A", "B", "C", "K"];

    [GeneratedRegex(@"^A(?<field>\+[BC])?(?<offset>[+-]\d+)?$")]
    private static partial Regex Extent();

    private OpcodesSection ReadOpcodes(string name, IReadOnlyList<string> comment)
    {
        List<OpcodeRow> rows = [];
        while (_next < _lines.Length && (_lines[_next].StartsWith(' ') || _lines[_next] == ""))
        {
            string line = _lines[_next++].Trim();
            if (line.Length != 0 && line[0] != '#')
            {
                rows.Add(ReadOpcode(line, rows));
            }
        }
        return new OpcodesSection(name, comment, rows);
    }

    private OpcodeRow ReadOpcode(string line, List<OpcodeRow> before)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !int.TryParse(words[0], out int number))
        {
            throw Fail("expected: NUMBER NAME FORMAT operands properties");
        }
        if (number != before.Count)
        {
            throw Fail($"opcode {before.Count} is expected here");
        }
        string name = CheckName(words[1]);
        if (before.Exists(row => row.Name == name))
        {
            throw Fail($"'{name}' is defined twice");
        }
        CheckMember(FormatEnum, words[2]);
        Dictionary<string, string> operands = [];
        List<string> properties = [];
        List<RegisterExtent> extents = [];
        string[] more = ReadContinuation('+').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string word in words[3..].Concat(more))
        {
            ReadOpcodeWord(word, operands, properties, extents);
        }
        return new OpcodeRow(number, name, words[2], operands, properties, extents,
            ReadContinuation('>'), ReadContinuation('-'));
    }

    private void ReadOpcodeWord(
        string word, Dictionary<string, string> operands, List<string> properties,
        List<RegisterExtent> extents)
    {
        string[] parts = word.Split('=');
        if (parts.Length == 1)
        {
            CheckMember(PropertyFlags, word);
            properties.Add(word);
        }
        else if (parts[0] == "upto")
        {
            extents.Add(ReadExtent(parts[1]));
        }
        else if (Array.IndexOf(s_fields, parts[0]) < 0 || !operands.TryAdd(parts[0], parts[1]))
        {
            throw Fail($"'{parts[0]}' is not a field or is given twice");
        }
        else
        {
            CheckMember(KindEnum, parts[1]);
        }
    }

    private RegisterExtent ReadExtent(string text)
    {
        Match match = Extent().Match(text);
        if (!match.Success)
        {
            throw Fail($"'{text}' is not of the form A+B-1");
        }
        string field = match.Groups["field"].Value.TrimStart('+');
        Group offset = match.Groups["offset"];
        return new RegisterExtent(field, offset.Success ? int.Parse(offset.Value) : 0);
    }

    private string ReadContinuation(char mark)
    {
        List<string> parts = [];
        while (_next < _lines.Length && _lines[_next].TrimStart().StartsWith(mark))
        {
            parts.Add(_lines[_next++].Trim()[1..].Trim());
        }
        return string.Join(' ', parts);
    }

    private void CheckMember(string enumeration, string member)
    {
        EnumSection? section = _sections.OfType<EnumSection>()
            .FirstOrDefault(candidate => candidate.Name == enumeration);
        if (section is null || !section.Members.Any(candidate => candidate.Name == member))
        {
            throw Fail($"'{member}' is not a member of {enumeration}");
        }
    }
}
