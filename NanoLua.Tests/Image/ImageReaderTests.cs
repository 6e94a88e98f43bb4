using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class ImageReaderTests
{
    private const string SmallGolden = "fib.i32f32.luac";

    public static TheoryData<string> Chunks { get; } =
        [.. Directory.GetFiles(Images.GoldenFolder, "*.luac").Order()
            .Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Chunk_packed_and_read_back_is_the_same(string name)
    {
        byte[] chunk = File.ReadAllBytes(Path.Combine(Images.GoldenFolder, name));
        ImageContents image = ImageReader.Read(Images.OfGolden(name));
        Assert.Same(image.Modules[0], image.Entry);
        Assert.Equal(chunk, ChunkWriter.Write(image.Entry!.Main, image.Model, strip: false));
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Image_read_and_written_is_the_same(string name)
    {
        byte[] image = Images.OfGolden(name);
        Assert.Equal(image, Images.Rebuild(ImageReader.Read(image)));
        byte[] stripped = Images.OfGolden(name, strip: true);
        Assert.Equal(stripped, Images.Rebuild(ImageReader.Read(stripped)));
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] image = Images.OfGolden(SmallGolden);
        for (int length = 0; length < image.Length; length++)
        {
            byte[] start = image[..length];
            Assert.Throws<ImageFormatException>(() => ImageReader.Read(start));
        }
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        byte[] image = Images.OfGolden(SmallGolden);
        for (int bit = 0; bit < image.Length * Images.BitsPerByte; bit++)
        {
            byte[] damaged = Images.WithBitFlipped(image, bit);
            Assert.Throws<ImageFormatException>(() => ImageReader.Read(damaged));
        }
    }

    [Theory]
    [InlineData("fib.i32f32.luac", 1)]
    [InlineData("closures.i64f64.luac", 11)]
    public void Flipped_bit_with_a_right_checksum_is_refused_or_gives_another_program(
        string name, int step)
    {
        byte[] image = Images.OfGolden(name);
        int readCount = 0;
        for (int bit = 0; bit < image.Length * Images.BitsPerByte; bit += step)
        {
            byte[] damaged = Images.Sealed(Images.WithBitFlipped(image, bit));
            try
            {
                ImageContents contents = ImageReader.Read(damaged);
                byte[] rebuilt = Images.Rebuild(contents);
                Assert.Equal(rebuilt, Images.Rebuild(ImageReader.Read(rebuilt)));
                ImagePrinter.Print(contents, listing: true);
                readCount++;
            }
            catch (ImageFormatException exception)
            {
                Assert.InRange(exception.OffsetBytes, 0, damaged.Length);
            }
        }
        Assert.NotEqual(0, readCount);
    }

    [Fact]
    public void Random_words_with_a_right_checksum_are_refused_or_give_another_program()
    {
        byte[] image = Images.OfGolden("oop.i64f64.luac");
        uint[] words = [0, 1, 4, 48, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFC, 0xFFFFFFFF];
        for (int offset = ImageHeader.StringsOffsetOffset; offset < image.Length; offset += 4)
        {
            foreach (uint word in words)
            {
                byte[] damaged = Images.Sealed(Images.WithWord(image, offset, word));
                try
                {
                    ImagePrinter.Print(ImageReader.Read(damaged), listing: true);
                }
                catch (ImageFormatException exception)
                {
                    Assert.InRange(exception.OffsetBytes, 0, damaged.Length);
                }
            }
        }
    }

    [Fact]
    public void Errors_name_the_place_and_both_sides()
    {
        byte[] image = Images.OfTexts([.. "text"u8]);
        ImageContents contents = ImageReader.Read(image);
        long function = contents.Functions[0].Offset;
        long constant = function + PrototypeRecord.Size + 4;
        long text = contents.Strings[^1].Offset;
        uint hash = contents.Strings[^1].Hash;
        AssertRefused($"the hash of a string is 68 and not {hash} (at byte {text + 4})",
            image, text + StringRecord.HashOffset, 68);
        AssertRefused(
            $"a string would end at {text + 116}, its section is 80 to {text + 16} "
            + $"(at byte {text})",
            image, text + StringRecord.HeaderOffset, 116 / 4 << 8 | (uint)ObjectKind.ShortString);
        AssertRefused($"a constant is at {constant + 4}, where no string is (at byte {constant})",
            image, constant, 4);
        AssertRefused(
            $"a constant has the tag 10, which is that of no constant (at byte {constant})",
            image, constant + 4, (uint)Tag.Table);
        AssertRefused("the entry module is 1, the number of modules is 1 (at byte 20)",
            image, ImageHeader.EntryModuleOffset, 1);
        AssertRefused("the offset of the section 'strings' is 76 and not 80 (at byte 24)",
            image, ImageHeader.StringsOffsetOffset, 76);
        AssertRefused(
            $"the image offset of a prototype is 0 and not {-function} (at byte {function})",
            image, function + PrototypeRecord.ImageOffsetOffset, 0);
    }

    [Fact]
    public void Prototype_has_one_outer_function()
    {
        Prototype main = Images.Outer(Images.Function(), Images.Function());
        byte[] image = Images.Of(NumberModel.I32F32, main);
        long function = ImageReader.Read(image).Functions[0].Offset;
        long second = function + PrototypeRecord.Size + 8;
        AssertRefused($"the prototype at {function} has two references (at byte {second})",
            image, second, (uint)(function - second));
        AssertRefused($"the prototype at {second + 4} has two references (at byte {second})",
            image, second, 4);
    }

    private static void AssertRefused(string expected, byte[] image, long offset, uint word)
    {
        byte[] changed = Images.Sealed(Images.WithWord(image, offset, word));
        Assert.Equal(expected,
            Assert.Throws<ImageFormatException>(() => ImageReader.Read(changed)).Message);
    }
}
