namespace NanoLua.Firmware;

/// <summary>What a symbol of an ELF file stands for.</summary>
public enum ElfSymbolKind
{
    None = 0,
    Data = 1,
    Function = 2,
    Section = 3,
    File = 4,
}
