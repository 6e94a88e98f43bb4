namespace NanoLua.Boards;

/// <summary>
/// Everything known about one board, complete and checked: boards are facts, and code that needs
/// to know one gets it from here.
/// </summary>
public sealed record Board
{
    /// <summary>Name of its folder in boards/.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required CoreFacts Core { get; init; }

    /// <summary>The first region is the one programs live in.</summary>
    public required IReadOnlyList<MemoryRegion> Flash { get; init; }

    /// <summary>The first region is the main RAM.</summary>
    public required IReadOnlyList<MemoryRegion> Ram { get; init; }

    /// <summary>Flash area of the firmware.</summary>
    public required MemoryRegion Firmware { get; init; }

    /// <summary>Flash area of the Lua image.</summary>
    public required MemoryRegion Image { get; init; }

    public required uint StackBytes { get; init; }

    /// <summary>Default number model, <c>i32f32</c> or <c>i64f64</c>.</summary>
    public required string Numbers { get; init; }

    public required string Console { get; init; }

    public required CounterFacts Counter { get; init; }

    /// <summary>Null for a board that no emulator knows.</summary>
    public required EmulatorFacts? Emulator { get; init; }

    public long FlashBytes => Flash.Sum(region => (long)region.Size);

    public long RamBytes => Ram.Sum(region => (long)region.Size);
}
