using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class ImageFileTests
{
    private static readonly byte[] s_image = Images.OfTexts([.. "text"u8]);

    [Fact]
    public void Sound_image_has_no_problem()
    {
        Assert.Null(ImageFile.Check(s_image));
        Assert.Null(ImageFile.Check(s_image, NumberModel.I32F32));
    }

    [Fact]
    public void Empty_file_is_named()
    {
        Assert.Equal("the file is empty", ImageFile.Check([]));
    }

    [Fact]
    public void Other_file_is_no_image()
    {
        Assert.Equal("this is no image: it begins with the bytes 1B 4C 75 61 "
            + "and not with 1B 4E 4C 58", ImageFile.Check([0x1B, .. "Lua"u8, 0x55]));
        Assert.Equal("this is no image: it begins with the bytes 23 and not with 1B 4E 4C 58",
            ImageFile.Check("#"u8));
    }

    [Fact]
    public void Truncation_tells_both_sizes()
    {
        Assert.Equal("the image is truncated: it has 4 bytes, its header alone would have 80",
            ImageFile.Check(s_image.AsSpan(0, 4)));
        Assert.Equal(
            $"the image is truncated: its header says {s_image.Length} bytes, there are 80",
            ImageFile.Check(s_image.AsSpan(0, 80)));
        Assert.Equal("the image is followed by other bytes: its header says "
            + $"{s_image.Length} bytes, there are {s_image.Length + 1}",
            ImageFile.Check([.. s_image, 0]));
    }

    [Fact]
    public void Flipped_byte_is_damage()
    {
        byte[] damaged = (byte[])s_image.Clone();
        damaged[^1] ^= 0xFF;
        Assert.Matches("^the image is damaged: its CRC-32 is 0x[0-9A-F]{8}, "
            + "its header says 0x[0-9A-F]{8}$", ImageFile.Check(damaged));
    }

    [Fact]
    public void Number_models_are_both_named()
    {
        Assert.Equal("the image is for number model i32f32, and not for i64f64",
            ImageFile.Check(s_image, NumberModel.I64F64));
        Assert.Equal("the image has number model 9, known are 0 (i32f32) and 1 (i64f64)",
            ImageFile.Check(WithByte(ImageHeader.NumberModelOffset, 9)));
    }

    [Fact]
    public void Other_versions_ask_for_packing_again()
    {
        Assert.Equal("the image has format version 2, this version of NanoLua uses 1: "
            + "pack it again", ImageFile.Check(WithByte(ImageHeader.FormatVersionOffset, 2)));
        uint abi = Abi.Fingerprint ^ ImageFormat.Fingerprint;
        byte[] other = Images.WithWord(s_image, ImageHeader.AbiFingerprintOffset, ~abi);
        Assert.Equal($"the image has ABI 0x{~abi:X8}, this version of NanoLua uses 0x{abi:X8}: "
            + "pack it again", ImageFile.Check(Images.Sealed(other)));
    }

    private static byte[] WithByte(int offset, byte value)
    {
        byte[] changed = (byte[])s_image.Clone();
        changed[offset] = value;
        return Images.Sealed(changed);
    }
}
