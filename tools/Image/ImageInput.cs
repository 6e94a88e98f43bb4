// The bytes of an image while it is read, and the errors found in it.
// Invariant: the fields of a record are read only after NeedRange has accepted the record.
using System.Buffers.Binary;
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class ImageInput(byte[] bytes)
{
    public NumberModel Model { get; } = (NumberModel)bytes[ImageHeader.NumberModelOffset];

    public int Byte(long offset)
    {
        return bytes[offset];
    }

    public uint Word(long offset)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)offset));
    }

    /// <summary>A signed number of the model's width, or a distance (4 bytes).</summary>
    public long Integer(long offset, int sizeBytes = sizeof(int))
    {
        ReadOnlySpan<byte> field = bytes.AsSpan((int)offset, sizeBytes);
        return sizeBytes == sizeof(int)
            ? BinaryPrimitives.ReadInt32LittleEndian(field)
            : BinaryPrimitives.ReadInt64LittleEndian(field);
    }

    public double Float(long offset, int sizeBytes)
    {
        long bits = Integer(offset, sizeBytes);
        return sizeBytes == sizeof(float)
            ? BitConverter.Int32BitsToSingle((int)bits)
            : BitConverter.Int64BitsToDouble(bits);
    }

    /// <summary>A number that the model of C# programs holds in an int.</summary>
    public int Number(long offset, string what)
    {
        uint value = Word(offset);
        return value <= int.MaxValue
            ? (int)value
            : throw new ImageFormatException(
                $"{what} is {value}, more than {int.MaxValue}", offset);
    }

    public byte[] Text(long offset, long lengthBytes)
    {
        return bytes[(int)offset..(int)(offset + lengthBytes)];
    }

    /// <summary>Refuses a record that does not lie in its section.</summary>
    public static void NeedRange(ImageSection section, long offset, long rangeBytes, string what)
    {
        if (offset < section.Offset || rangeBytes > section.End - offset)
        {
            throw new ImageFormatException($"{what} would end at {offset + rangeBytes}, "
                + $"its section is {section.Offset} to {section.End}", offset);
        }
    }

    public void ExpectWord(long offset, long expected, string what)
    {
        Expect(offset, Word(offset), expected, what);
    }

    public static void Expect(long offset, long found, long expected, string what)
    {
        if (found != expected)
        {
            throw new ImageFormatException($"{what} is {found} and not {expected}", offset);
        }
    }

    public void ExpectZeros(long offset, long end, string what)
    {
        for (; offset < end; offset++)
        {
            Expect(offset, Byte(offset), 0, what);
        }
    }
}
