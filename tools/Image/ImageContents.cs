using NanoLua.Bytecode;

namespace NanoLua.Image;

/// <summary>What an image holds, as <see cref="ImageReader"/> found and checked it.</summary>
public sealed class ImageContents
{
    public required NumberModel Model { get; init; }

    public required bool IsStripped { get; init; }

    public required uint AbiFingerprint { get; init; }

    public required uint Crc32 { get; init; }

    /// <summary>Header and sections, in the order of their offsets; empty ones too.</summary>
    public required IReadOnlyList<ImageSection> Sections { get; init; }

    /// <summary>In the order of their bytes.</summary>
    public required IReadOnlyList<ImageString> Strings { get; init; }

    /// <summary>In the order of their offsets.</summary>
    public required IReadOnlyList<ImageFunction> Functions { get; init; }

    /// <summary>In the order of their names' bytes.</summary>
    public required IReadOnlyList<PackedModule> Modules { get; init; }

    /// <summary>The module that runs first, or null in a library.</summary>
    public required PackedModule? Entry { get; init; }

    public long ImageBytes => Sections[^1].End;
}
