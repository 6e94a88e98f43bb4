// Reads one specification file (the format is described in tools/spec/README.md).
// Invariant: a line is consumed once, in order; every mistake names its file and line.
using System.Text.RegularExpressions;

namespace NanoLua.SpecGenerator;

public sealed partial class SpecReader
{
    private readonly string _path;
    private readonly string[] _lines;
    private readonly List<string> _header = [];
    private readonly List<OutputTarget> _outputs = [];
    private readonly List<SpecSection> _sections = [];
    private readonly Dictionary<string, Int128> _values = [];
    private List<string> _comment = [];
    private int _next;

    private SpecReader(string path, string[] lines)
    {
        _path = path;
        _lines = lines;
    }

    /// <param name="path">The name that messages and banners show.</param>
    public static SpecFile Read(string path, string[] lines)
    {
        SpecReader reader = new(path, lines);
        reader.ReadHeader();
        reader.ReadSections();
        return new SpecFile(path, reader._header, reader._outputs, reader._sections);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?<name>\w+)(\s*:\s*(?<type>\w+))?(\s*=\s*(?<value>.+))?$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?<name>\w+)\s*:\s*(?<type>\w+)(\s*\[(?<count>[^\]]+)\])?$")]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?<kind>\w+)\s+(?<name>\w+)(\s*:\s*(?<type>\w+))?(\s+(?<option>list))?$")]
    private static partial Regex SectionLine();

    private void ReadHeader()
    {
        while (_next < _lines.Length && _lines[_next].StartsWith('#'))
        {
            _header.Add(CommentText(_lines[_next++]));
        }
    }

    private void ReadSections()
    {
        while (_next < _lines.Length)
        {
            string line = _lines[_next++].TrimEnd();
            if (line.Length == 0)
            {
                _comment = [];
            }
            else if (line[0] == '#')
            {
                _comment.Add(CommentText(line));
            }
            else if (line[0] == ' ')
            {
                throw Fail("an indented line needs a section above it");
            }
            else
            {
                ReadTopLine(line);
            }
        }
        if (_outputs.Count == 0)
        {
            throw Fail("the file names no output");
        }
    }

    private void ReadTopLine(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "output")
        {
            AddOutput(words);
            return;
        }
        Match match = SectionLine().Match(line);
        if (!match.Success)
        {
            throw Fail($"'{line}' is neither an output nor the start of a section");
        }
        string name = CheckName(match.Groups["name"].Value);
        if (_sections.Exists(section => section.Name == name))
        {
            throw Fail($"'{name}' is defined twice");
        }
        IReadOnlyList<string> comment = _comment;
        _comment = [];
        _sections.Add(match.Groups["kind"].Value switch
        {
            "constants" => ReadConstants(name, comment, match),
            "enum" => ReadEnum(name, comment, match, isFlags: false),
            "flags" => ReadEnum(name, comment, match, isFlags: true),
            "record" => ReadRecord(name, comment),
            "opcodes" => ReadOpcodes(name, comment),
            string kind => throw Fail($"unknown kind of section '{kind}'"),
        });
    }

    private void AddOutput(string[] words)
    {
        TargetLanguage language = words.Length != 4
            ? throw Fail("expected: output csharp|cpp PATH NAMESPACE")
            : words[1] switch
            {
                "csharp" => TargetLanguage.CSharp,
                "cpp" => TargetLanguage.Cpp,
                _ => throw Fail($"unknown language '{words[1]}'"),
            };
        _outputs.Add(new OutputTarget(language, words[2], words[3]));
    }

    private ConstantsSection ReadConstants(
        string name, IReadOnlyList<string> comment, Match sectionLine)
    {
        ScalarType defaultType = TypeOf(sectionLine, "u32");
        List<SpecMember> members = [];
        while (NextMember(out string text, out string remark))
        {
            Match match = MatchMember(text, Member());
            if (!match.Groups["value"].Success)
            {
                throw Fail("a constant needs a value");
            }
            ScalarType type = match.Groups["type"].Success
                ? TypeOf(match, defaultType.Name) : defaultType;
            AddMember(members, name, match, type, remark, previous: null);
        }
        return new ConstantsSection(name, comment, members);
    }

    private EnumSection ReadEnum(
        string name, IReadOnlyList<string> comment, Match sectionLine, bool isFlags)
    {
        ScalarType type = TypeOf(sectionLine, "u8");
        List<SpecMember> members = [];
        Int128 next = isFlags ? 1 : 0;
        while (NextMember(out string text, out string remark))
        {
            Match match = MatchMember(text, Member());
            if (match.Groups["type"].Success)
            {
                throw Fail("the members of an enumeration share its type");
            }
            Int128 value = AddMember(members, name, match, type, remark, next);
            next = isFlags ? (value == 0 ? 1 : value << 1) : value + 1;
        }
        bool hasList = sectionLine.Groups["option"].Success;
        return new EnumSection(name, comment, type, isFlags, hasList, members);
    }

    private Int128 AddMember(
        List<SpecMember> members, string section, Match match, ScalarType type, string remark,
        Int128? previous)
    {
        string name = CheckName(match.Groups["name"].Value);
        if (members.Exists(member => member.Name == name))
        {
            throw Fail($"'{name}' is defined twice");
        }
        Group value = match.Groups["value"];
        if (type == ScalarType.Text)
        {
            members.Add(new SpecMember(name, type, 0, TextLiteral(value.Value), remark));
            return 0;
        }
        Int128 number = value.Success ? Evaluate(value.Value.Trim(), section) : previous!.Value;
        if (!type.Holds(number))
        {
            throw Fail($"{number} does not fit in {type.Name}");
        }
        _values[$"{section}.{name}"] = number;
        members.Add(new SpecMember(name, type, number, null, remark));
        return number;
    }

    private RecordSection ReadRecord(string name, IReadOnlyList<string> comment)
    {
        List<RecordField> fields = [];
        int offset = 0;
        int alignment = 1;
        while (NextMember(out string text, out string remark))
        {
            RecordField field = ReadField(name, text, remark, offset, out int size, out int align);
            if (offset % align != 0)
            {
                throw Fail($"'{field.Name}' at offset {offset} is not aligned to {align} bytes");
            }
            fields.Add(field);
            _values[$"{name}.{field.Name}"] = offset;
            alignment = Math.Max(alignment, align);
            offset += size;
        }
        if (offset % alignment != 0)
        {
            throw Fail($"the size of '{name}', {offset}, is not a multiple of {alignment} bytes");
        }
        _values[$"{name}.Size"] = offset;
        return new RecordSection(name, comment, fields, offset, alignment);
    }

    private RecordField ReadField(
        string record, string text, string remark, int offset, out int size, out int alignment)
    {
        Match match = MatchMember(text, Field());
        string typeName = match.Groups["type"].Value;
        ScalarType? scalar = ScalarType.Find(typeName);
        RecordSection? nested = _sections.OfType<RecordSection>()
            .FirstOrDefault(section => section.Name == typeName);
        if (scalar is null && nested is null)
        {
            throw Fail($"unknown type '{typeName}'");
        }
        Group countText = match.Groups["count"];
        int count = countText.Success ? (int)Evaluate(countText.Value, record) : 1;
        size = count * (scalar?.SizeBytes ?? nested!.SizeBytes);
        alignment = scalar?.SizeBytes ?? nested!.AlignmentBytes;
        string name = CheckName(match.Groups["name"].Value);
        return new RecordField(name, scalar, nested?.Name, countText.Success ? count : 0, offset,
            remark);
    }

    /// <summary>Takes the next indented line apart; false where the section ends.</summary>
    private bool NextMember(out string text, out string remark)
    {
        List<string> remarks = [];
        while (_next < _lines.Length && (_lines[_next].StartsWith(' ') || _lines[_next] == ""))
        {
            string line = _lines[_next++].Trim();
            if (line.StartsWith('#'))
            {
                remarks.Add(CommentText(line));
            }
            else if (line.Length != 0)
            {
                int hash = CommentStart(line);
                text = line[..hash].TrimEnd();
                remarks.Add(CommentText(line[hash..]));
                remark = string.Join(' ', remarks).Trim();
                return true;
            }
        }
        text = remark = "";
        return false;
    }

    private static int CommentStart(string line)
    {
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == '#' && !quoted)
            {
                return i;
            }
        }
        return line.Length;
    }

    private static string CommentText(string line)
    {
        return line.StartsWith("# ") ? line[2..].TrimEnd() : line.TrimStart('#').TrimEnd();
    }

    private Match MatchMember(string text, Regex form)
    {
        Match match = form.Match(text);
        return match.Success ? match : throw Fail($"'{text}' is not a member of this section");
    }

    private ScalarType TypeOf(Match match, string defaultName)
    {
        string name = match.Groups["type"].Success ? match.Groups["type"].Value : defaultName;
        return name == "text"
            ? ScalarType.Text
            : ScalarType.Find(name) ?? throw Fail($"unknown type '{name}'");
    }

    private string TextLiteral(string value)
    {
        string text = value.Trim();
        bool quoted = text.Length >= 2 && text[0] == '"' && text[^1] == '"';
        return quoted && !text.Contains('\\') && text.LastIndexOf('"', text.Length - 2) == 0
            ? text[1..^1]
            : throw Fail("a text is written in double quotes, without escapes");
    }

    private Int128 Evaluate(string expression, string section)
    {
        if (expression == "fingerprint")
        {
            return Fingerprint();
        }
        return new ExpressionEvaluator(expression, LookUp, Fail).Evaluate();

        Int128? LookUp(string name)
        {
            string full = name.Contains('.') ? name : $"{section}.{name}";
            return _values.TryGetValue(full, out Int128 value) ? value : null;
        }
    }

    /// <summary>FNV-1a of the file without comments and spacing: a hash of the contract.</summary>
    private uint Fingerprint()
    {
        uint hash = 2166136261;
        foreach (string line in _lines)
        {
            string meaning = line[..CommentStart(line)];
            foreach (char c in string.Concat(meaning.Where(c => c != ' ')) + "\n")
            {
                hash = (hash ^ c) * 16777619;
            }
        }
        return hash;
    }

    private string CheckName(string name)
    {
        return Identifier().IsMatch(name) ? name : throw Fail($"'{name}' is not a name");
    }

    private SpecException Fail(string problem)
    {
        return new SpecException(_path, Math.Max(_next, 1), problem);
    }
}
