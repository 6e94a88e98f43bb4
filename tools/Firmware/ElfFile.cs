using System.Buffers.Binary;
using System.Text;

namespace NanoLua.Firmware;

/// <summary>
/// A linked program for a 32-bit little-endian machine: its symbols, and the bytes that it puts into
/// memory. Facts: "Tool Interface Standard (TIS) Executable and Linking Format", version 1.2.
/// </summary>
public sealed class ElfFile
{
    private const int HeaderBytes = 52;
    private const int SymbolBytes = 16;
    private const int LoadSegment = 1;
    private const int SymbolTable = 2;

    private readonly byte[] _file;
    private readonly Segment[] _segments;

    private ElfFile(byte[] file)
    {
        _file = file;
        _segments = [.. ReadSegments()];
        Symbols = [.. ReadSymbols()];
    }

    public IReadOnlyList<ElfSymbol> Symbols { get; }

    /// <summary>Bytes in memory that keeps them without power: code, constants, initial data.</summary>
    public long LoadBytes => _segments.Sum(segment => (long)segment.Bytes);

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static ElfFile Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        // Magic, 32 bits, little endian.
        if (file.Length >= HeaderBytes && file.AsSpan().StartsWith("\u007FELF\u0001\u0001"u8))
        {
            return new ElfFile(file);
        }
        throw new InvalidDataException($"{path}: is not a 32-bit little-endian ELF file");
    }

    /// <summary>Null when there is none or several.</summary>
    public ElfSymbol? Find(string name)
    {
        ElfSymbol[] found = [.. Symbols.Where(symbol => symbol.Name == name)];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>What the program has at an address when it starts.</summary>
    public ReadOnlySpan<byte> BytesAt(uint address, int count)
    {
        foreach (Segment segment in _segments)
        {
            uint offset = address - segment.Address;
            if (address < segment.Address || offset + (long)count > segment.Bytes) continue;
            return _file.AsSpan((int)(segment.FileOffset + offset), count);
        }
        throw new ArgumentOutOfRangeException(
            nameof(address), $"the program puts nothing at 0x{address:x8}");
    }

    public ushort HalfwordAt(uint address) =>
        BinaryPrimitives.ReadUInt16LittleEndian(BytesAt(address, 2));

    public uint WordAt(uint address) =>
        BinaryPrimitives.ReadUInt32LittleEndian(BytesAt(address, 4));

    private IEnumerable<Segment> ReadSegments()
    {
        int table = (int)Word(28);
        int entryBytes = Halfword(42);
        for (int i = 0; i < Halfword(44); i++)
        {
            int entry = table + i * entryBytes;
            uint bytes = Word(entry + 16);
            if (Word(entry) != LoadSegment || bytes == 0) continue;
            yield return new Segment(Word(entry + 8), Word(entry + 4), bytes);
        }
    }

    private IEnumerable<ElfSymbol> ReadSymbols()
    {
        int sections = (int)Word(32);
        int entryBytes = Halfword(46);
        for (int i = 0; i < Halfword(48); i++)
        {
            int section = sections + i * entryBytes;
            if (Word(section + 4) != SymbolTable) continue;
            int names = sections + (int)Word(section + 24) * entryBytes;
            int begin = (int)Word(section + 16);
            int end = begin + (int)Word(section + 20);
            for (int symbol = begin; symbol < end; symbol += SymbolBytes)
            {
                yield return ReadSymbol(symbol, (int)Word(names + 16));
            }
        }
    }

    private ElfSymbol ReadSymbol(int symbol, int names)
    {
        ReadOnlySpan<byte> name = _file.AsSpan(names + (int)Word(symbol));
        return new ElfSymbol(
            Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]), Word(symbol + 4),
            Word(symbol + 8), (ElfSymbolKind)(_file[symbol + 12] & 15));
    }

    private uint Word(int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(offset));

    private ushort Halfword(int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(offset));

    private readonly record struct Segment(uint Address, uint FileOffset, uint Bytes);
}
