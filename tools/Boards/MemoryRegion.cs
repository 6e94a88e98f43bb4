namespace NanoLua.Boards;

/// <summary>A range of addresses: one memory of a chip, or an area inside one.</summary>
public sealed record MemoryRegion(string Name, uint Base, uint Size)
{
    /// <summary>First address after the region.</summary>
    public ulong End => (ulong)Base + Size;

    public bool Contains(MemoryRegion other) => Base <= other.Base && other.End <= End;

    public bool Overlaps(MemoryRegion other) => Base < other.End && other.Base < End;
}
