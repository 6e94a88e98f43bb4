namespace NanoLua.Bytecode;

/// <summary>What reader and writer of official Lua 5.5 binary chunks agree on.</summary>
internal static class ChunkFormat
{
    public const int Version = 0x55;
    public const int Format = 0;
    public const int NilTag = 0x00;
    public const int FalseTag = 0x01;
    public const int TrueTag = 0x11;
    public const int IntegerTag = 0x03;
    public const int FloatTag = 0x13;
    public const int ShortStringTag = 0x04;
    public const int LongStringTag = 0x14;

    /// <summary>Longer strings have the tag of long strings.</summary>
    public const int ShortStringBytesMax = 40;

    /// <summary>Size of C's int and of an instruction; arrays of them are aligned to it.</summary>
    public const int WordBytes = 4;

    /// <summary>Samples that show byte order and number representation.</summary>
    public const int SampleInteger = -0x5678;
    public const int SampleInstruction = 0x12345678;
    public const double SampleFloat = -370.5;

    public static readonly byte[] Signature = { 0x1B, (byte)'L', (byte)'u', (byte)'a' };

    /// <summary>Bytes that a transfer as text would damage.</summary>
    public static readonly byte[] TransferCheck = { 0x19, 0x93, 0x0D, 0x0A, 0x1A, 0x0A };

    /// <summary>Size of an integer; a float has the same.</summary>
    public static int NumberBytes(NumberModel model)
    {
        return model == NumberModel.I32F32 ? 4 : 8;
    }
}
