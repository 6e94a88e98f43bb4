// What the reader understood of one specification file, in the order of the file.
// Invariant: every value is computed and every name is checked; the writers only spell.
namespace NanoLua.SpecGenerator;

public enum TargetLanguage
{
    CSharp,
    Cpp,
}

public sealed record OutputTarget(TargetLanguage Language, string Path, string Namespace);

public sealed record SpecFile(
    string Path, IReadOnlyList<string> Header, IReadOnlyList<OutputTarget> Outputs,
    IReadOnlyList<SpecSection> Sections);

/// <summary>One named block of a specification file with the comment above it.</summary>
public abstract record SpecSection(string Name, IReadOnlyList<string> Comment);

/// <summary>A named number or text. Exactly one of the two values is meant.</summary>
public sealed record SpecMember(
    string Name, ScalarType Type, Int128 Number, string? Text, string Comment);

public sealed record ConstantsSection(
    string Name, IReadOnlyList<string> Comment, IReadOnlyList<SpecMember> Members)
    : SpecSection(Name, Comment);

/// <summary>An enumeration; some have their members listed for programs too.</summary>
public sealed record EnumSection(
    string Name, IReadOnlyList<string> Comment, ScalarType Type, bool IsFlags, bool HasList,
    IReadOnlyList<SpecMember> Members)
    : SpecSection(Name, Comment);

public sealed record RecordField(
    string Name, ScalarType? Scalar, string? RecordName, int Count, int OffsetBytes,
    string Comment);

/// <summary>A memory layout without hidden padding.</summary>
public sealed record RecordSection(
    string Name, IReadOnlyList<string> Comment, IReadOnlyList<RecordField> Fields,
    int SizeBytes, int AlignmentBytes)
    : SpecSection(Name, Comment);

/// <summary>How far above register A an instruction reaches: A + field + offset.</summary>
public sealed record RegisterExtent(string Field, int Offset);

public sealed record OpcodeRow(
    int Number, string Name, string Format, IReadOnlyDictionary<string, string> Operands,
    IReadOnlyList<string> Properties, IReadOnlyList<RegisterExtent> Extents, string Effect,
    string Note);

public sealed record OpcodesSection(
    string Name, IReadOnlyList<string> Comment, IReadOnlyList<OpcodeRow> Rows)
    : SpecSection(Name, Comment);
