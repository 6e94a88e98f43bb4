// Whether bytes are an image that this version of NanoLua can use: what can be told from the header
// and the checksum, in one sentence that a user understands. ImageReader checks the rest.
using System.Buffers.Binary;
using NanoLua.Bytecode;

namespace NanoLua.Image;

public static class ImageFile
{
    /// <param name="wanted">Null: images for any number model are fine.</param>
    /// <returns>Null, or a sentence to be put after a file name: "the file is empty".</returns>
    public static string? Check(ReadOnlySpan<byte> bytes, NumberModel? wanted = null)
    {
        return Problem(bytes, wanted)?.Problem;
    }

    internal static ImageFormatException? Problem(
        ReadOnlySpan<byte> bytes, NumberModel? wanted = null)
    {
        return ProblemOfKind(bytes) ?? ProblemOfBytes(bytes) ?? ProblemOfModel(bytes, wanted);
    }

    private static ImageFormatException? ProblemOfKind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new ImageFormatException("the file is empty", 0);
        }
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, ImageFormat.Magic);
        ReadOnlySpan<byte> start = bytes[..Math.Min(magic.Length, bytes.Length)];
        if (!start.SequenceEqual(magic[..start.Length]))
        {
            return new ImageFormatException($"this is no image: it begins with the bytes "
                + $"{HexOf(start)} and not with {HexOf(magic)}", ImageHeader.MagicOffset);
        }
        if (bytes.Length < ImageHeader.Size)
        {
            return new ImageFormatException($"the image is truncated: it has {bytes.Length} bytes, "
                + $"its header alone would have {ImageHeader.Size}", bytes.Length);
        }
        return ProblemOfVersion(bytes);
    }

    private static ImageFormatException? ProblemOfVersion(ReadOnlySpan<byte> bytes)
    {
        int version = BinaryPrimitives.ReadUInt16LittleEndian(
            bytes[ImageHeader.FormatVersionOffset..]);
        if (version != ImageFormat.Version)
        {
            return new ImageFormatException($"the image has format version {version}, this version "
                + $"of NanoLua uses {ImageFormat.Version}: pack it again",
                ImageHeader.FormatVersionOffset);
        }
        uint abi = WordAt(bytes, ImageHeader.AbiFingerprintOffset);
        return abi == ImageRules.AbiFingerprint ? null : new ImageFormatException(
            $"the image has ABI 0x{abi:X8}, this version of NanoLua uses "
            + $"0x{ImageRules.AbiFingerprint:X8}: pack it again", ImageHeader.AbiFingerprintOffset);
    }

    private static ImageFormatException? ProblemOfBytes(ReadOnlySpan<byte> bytes)
    {
        uint length = WordAt(bytes, ImageHeader.ImageBytesOffset);
        if (length != bytes.Length)
        {
            string problem = bytes.Length < length ? "is truncated" : "is followed by other bytes";
            return new ImageFormatException($"the image {problem}: its header says {length} bytes, "
                + $"there are {bytes.Length}", ImageHeader.ImageBytesOffset);
        }
        uint stored = WordAt(bytes, ImageHeader.Crc32Offset);
        uint actual = Crc32.OfImage(bytes);
        return stored == actual ? null : new ImageFormatException(
            $"the image is damaged: its CRC-32 is 0x{actual:X8}, its header says 0x{stored:X8}",
            ImageHeader.Crc32Offset);
    }

    private static ImageFormatException? ProblemOfModel(
        ReadOnlySpan<byte> bytes, NumberModel? wanted)
    {
        NumberModel found = (NumberModel)bytes[ImageHeader.NumberModelOffset];
        if (!Enum.IsDefined(found))
        {
            return new ImageFormatException($"the image has number model {(int)found}, known are "
                + $"{(int)NumberModel.I32F32} ({ImageRules.NameOf(NumberModel.I32F32)}) and "
                + $"{(int)NumberModel.I64F64} ({ImageRules.NameOf(NumberModel.I64F64)})",
                ImageHeader.NumberModelOffset);
        }
        return wanted is null || wanted == found ? null : new ImageFormatException(
            $"the image is for number model {ImageRules.NameOf(found)}, "
            + $"and not for {ImageRules.NameOf(wanted.Value)}", ImageHeader.NumberModelOffset);
    }

    private static uint WordAt(ReadOnlySpan<byte> bytes, int offset)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
    }

    private static string HexOf(ReadOnlySpan<byte> bytes)
    {
        return BitConverter.ToString(bytes.ToArray()).Replace('-', ' ');
    }
}
