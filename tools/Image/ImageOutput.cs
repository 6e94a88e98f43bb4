// The bytes of an image while it is written: numbers, little endian, at given offsets.
// Invariant: what is written fits into its field; the plan and its rules have made sure of it.
using System.Buffers.Binary;
using System.Diagnostics;

namespace NanoLua.Image;

internal sealed class ImageOutput(long bytes)
{
    public byte[] Bytes { get; } = new byte[bytes];

    public void Byte(long offset, int value)
    {
        Debug.Assert(value is >= 0 and <= byte.MaxValue);
        Bytes[offset] = (byte)value;
    }

    public void Half(long offset, uint value)
    {
        Debug.Assert(value <= ushort.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(Bytes.AsSpan((int)offset), (ushort)value);
    }

    public void Word(long offset, long value)
    {
        Debug.Assert(value is >= 0 and <= uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan((int)offset), (uint)value);
    }

    public void Integer(long offset, long value, int sizeBytes)
    {
        Span<byte> field = Bytes.AsSpan((int)offset);
        if (sizeBytes == sizeof(int))
        {
            Debug.Assert(value == (int)value);
            BinaryPrimitives.WriteInt32LittleEndian(field, (int)value);
            return;
        }
        BinaryPrimitives.WriteInt64LittleEndian(field, value);
    }

    public void Float(long offset, double value, int sizeBytes)
    {
        Integer(offset, sizeBytes == sizeof(float)
            ? BitConverter.SingleToInt32Bits((float)value)
            : BitConverter.DoubleToInt64Bits(value), sizeBytes);
    }

    /// <summary>A signed distance, to be added to a place that both sides know.</summary>
    public void Distance(long offset, long distance)
    {
        Integer(offset, distance, sizeof(int));
    }

    public void Text(long offset, byte[] text)
    {
        text.CopyTo(Bytes, offset);
    }
}
