using System.Numerics;

namespace NanoLua.Qemu.Counting;

/// <summary>A row of a cycle table: an encoding and what it costs.</summary>
internal sealed class CycleRule
{
    private readonly uint _mask;
    private readonly uint _value;
    private readonly uint _list;
    private readonly uint _words;
    private readonly uint _target;
    private readonly uint _base;
    private readonly uint _index;
    private readonly int _cycles;

    private CycleRule(string encoding, string cycles)
    {
        string bits = encoding.Replace(" ", "");
        Bytes = bits.Length / 8;
        _mask = BitsWhere(bits, bit => bit is '0' or '1');
        _value = BitsWhere(bits, bit => bit == '1');
        _list = BitsWhere(bits, bit => bit == 'l');
        _words = BitsWhere(bits, bit => bit == 'w');
        _target = BitsWhere(bits, bit => bit == 't');
        _base = BitsWhere(bits, bit => bit == 'n');
        _index = BitsWhere(bits, bit => bit == 'm');
        IsLoad = cycles.EndsWith(" load");
        _cycles = int.Parse(cycles.Split(' ', '+')[0]);
    }

    /// <summary>Two or four.</summary>
    public int Bytes { get; }

    /// <summary>Loads one register, so that a load behind it may overlap with it.</summary>
    public bool IsLoad { get; }

    /// <param name="row">ENCODING | CYCLES | what it is</param>
    public static CycleRule Parse(string row)
    {
        string[] columns = row.Split('|', StringSplitOptions.TrimEntries);
        return new CycleRule(columns[0], columns[1]);
    }

    public bool Fits(uint instruction, int bytes) =>
        bytes == Bytes && (instruction & _mask) == _value;

    public int CyclesOf(uint instruction) =>
        _cycles + BitOperations.PopCount(instruction & _list) + (int)Field(instruction, _words);

    /// <summary>Whether its address needs the register that the load before it loads.</summary>
    public bool NeedsLoaded(uint instruction, CycleRule before, uint instructionBefore)
    {
        uint loaded = Field(instructionBefore, before._target);
        return Needs(instruction, _base, loaded) || Needs(instruction, _index, loaded);
    }

    private static bool Needs(uint instruction, uint field, uint register) =>
        field != 0 && Field(instruction, field) == register;

    private static uint Field(uint instruction, uint field) =>
        field == 0 ? 0 : (instruction & field) >> BitOperations.TrailingZeroCount(field);

    private static uint BitsWhere(string bits, Func<char, bool> condition) =>
        bits.Aggregate(0u, (value, bit) => value << 1 | (condition(bit) ? 1u : 0u));
}
