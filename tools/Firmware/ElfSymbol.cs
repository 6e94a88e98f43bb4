namespace NanoLua.Firmware;

/// <param name="Address">Of a Thumb function: with the lowest bit set.</param>
public readonly record struct ElfSymbol(
    string Name, uint Address, uint Bytes, ElfSymbolKind Kind);
