using System.Buffers.Binary;
using System.Text;
using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class ImageBuilderTests
{
    [Fact]
    public void Order_of_adding_modules_does_not_matter()
    {
        string[] names = ["zebra", "a", "ab", "main"];
        byte[] forward = BuildModules(names);
        byte[] backward = BuildModules([.. names.Reverse()]);
        Assert.Equal(forward, backward);
        Assert.Equal(["a", "ab", "main", "zebra"],
            ImageReader.Read(forward).Modules.Select(module => Text(module.Name)));
    }

    [Fact]
    public void Text_is_stored_once()
    {
        Prototype main = Images.ReadGolden("json.i64f64.luac", out NumberModel model);
        ImageBuilder builder = new(model);
        builder.AddModule("first", main);
        int countOfOne = ImageReader.Read(builder.Build()).Strings.Count;
        builder.AddModule("second", main);
        Assert.Equal(countOfOne + 1, ImageReader.Read(builder.Build()).Strings.Count);
    }

    [Theory]
    [InlineData(0, ObjectKind.ShortString)]
    [InlineData(1, ObjectKind.ShortString)]
    [InlineData(3, ObjectKind.ShortString)]
    [InlineData(4, ObjectKind.ShortString)]
    [InlineData(39, ObjectKind.ShortString)]
    [InlineData(40, ObjectKind.ShortString)]
    [InlineData(41, ObjectKind.LongString)]
    [InlineData(1000, ObjectKind.LongString)]
    public void String_object_is_ready_to_use(int lengthBytes, ObjectKind kind)
    {
        foreach (byte filler in new byte[] { 0, (byte)'x', 0xFF })
        {
            byte[] text = [.. Enumerable.Repeat(filler, lengthBytes)];
            byte[] image = Images.OfTexts(text);
            ImageContents contents = ImageReader.Read(image);
            Assert.Equal(text, contents.Modules[0].Main.Constants[0].Text);
            long offset = contents.Strings.Single(read => read.Text.SequenceEqual(text)).Offset;
            Assert.Equal(0, offset % 4);
            uint header = WordAt(image, offset + StringRecord.HeaderOffset);
            Assert.Equal((uint)kind, header & Header.KindMask);
            Assert.Equal(Color.Black, header & Header.ColorMask);
            int words = (8 + lengthBytes + 1 + 3) / 4;
            if (kind == ObjectKind.LongString)
            {
                Assert.Equal(lengthBytes, (int)WordAt(image, offset + 4 * words++));
            }
            Assert.Equal(words, (int)(header >> (int)Header.SizeShift));
            Assert.Equal(StringHash.Of(text), WordAt(image, offset + StringRecord.HashOffset));
            Assert.Equal(0, image[offset + StringRecord.Size + lengthBytes]);
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 8)]
    [InlineData(6, 16)]
    [InlineData(47, 64)]
    [InlineData(48, 128)]
    public void Every_short_string_is_found_by_probing(int textCount, int slotCount)
    {
        byte[][] texts = [.. Enumerable.Range(0, textCount).Select(i => Bytes($"name{i}"))];
        byte[] image = Images.OfTexts(texts);
        Assert.Equal((uint)slotCount, WordAt(image, ImageHeader.StringIndexSlotsOffset));
        foreach (ImageString text in ImageReader.Read(image).Strings)
        {
            Assert.Equal(text.Offset, Find(image, text.Hash, text.Text));
        }
        Assert.Equal(0, Find(image, StringHash.Of("absent"u8), Bytes("absent")));
    }

    [Fact]
    public void String_constant_is_a_distance_from_itself()
    {
        byte[] image = Images.OfTexts(Bytes("text"));
        ImageContents contents = ImageReader.Read(image);
        long constant = contents.Functions[0].Offset + PrototypeRecord.Size + 4;
        long found = constant + (int)WordAt(image, constant);
        Assert.Equal(contents.Strings.Single(text => Text(text.Text) == "text").Offset, found);
        Assert.Equal((uint)Tag.ShortString, WordAt(image, constant + 4));
    }

    [Fact]
    public void Nested_functions_inherit_the_source()
    {
        Prototype main = Images.Outer(Images.Function());
        main.Source = Bytes("@main.lua");
        Prototype read = ImageReader.Read(Images.Of(NumberModel.I64F64, main)).Modules[0].Main;
        Assert.Equal("@main.lua", Text(read.Prototypes[0].Source));
    }

    [Fact]
    public void Stripping_leaves_code_and_lines_of_definition()
    {
        Prototype main = Images.ReadGolden("closures.i64f64.luac", out NumberModel model);
        byte[] image = Images.Of(model, main, strip: true);
        Prototype read = ImageReader.Read(image).Modules[0].Main;
        Assert.Equal(File.ReadAllBytes(
            Path.Combine(Images.GoldenFolder, "Stripped", "closures.i64f64.luac")),
            ChunkWriter.Write(read, model, strip: true));
        Assert.Null(read.Source);
        Assert.Empty(read.LineDeltas);
        Assert.Empty(read.LocalVariables);
        Assert.Equal((byte)ImageFlag.Stripped, image[ImageHeader.FlagsOffset]);
        Assert.Equal(0u, WordAt(image, ImageHeader.DebugOffsetOffset));
        Assert.NotEqual(0, read.Prototypes[0].LineDefined);
    }

    [Fact]
    public void Library_has_no_entry()
    {
        ImageBuilder builder = new(NumberModel.I32F32);
        builder.AddModule("lib", Images.Function());
        byte[] image = builder.Build();
        Assert.Equal(ImageFormat.NoEntry, WordAt(image, ImageHeader.EntryModuleOffset));
        Assert.Null(ImageReader.Read(image).Entry);
    }

    [Fact]
    public void Image_without_modules_is_an_image()
    {
        byte[] image = new ImageBuilder(NumberModel.I32F32).Build();
        Assert.Empty(ImageReader.Read(image).Modules);
    }

    [Fact]
    public void Module_name_is_given_once()
    {
        ImageBuilder builder = new(NumberModel.I32F32);
        builder.AddModule("main", Images.Function());
        AssertRefused("there are two modules 'main'",
            () => builder.AddModule("main", Images.Function()));
        AssertRefused("the name of a module is empty",
            () => builder.AddModule("", Images.Function()));
    }

    [Fact]
    public void Entry_must_be_a_module()
    {
        ImageBuilder builder = new(NumberModel.I32F32);
        builder.SetEntry("main");
        AssertRefused("the entry module 'main' is not in the image", () => builder.Build());
    }

    [Fact]
    public void Counts_beyond_a_byte_are_refused()
    {
        Prototype prototype = Images.Function();
        prototype.LineDefined = 7;
        prototype.StackSlotsMax = 255;
        prototype.Upvalues = Upvalues(255);
        Prototype read = ImageReader.Read(Images.Of(NumberModel.I32F32, prototype)).Modules[0].Main;
        Assert.Equal(255, read.Upvalues.Length);
        Assert.Equal(255, read.StackSlotsMax);
        prototype.StackSlotsMax = 256;
        AssertNotPacked(
            "the function of line 7 has 256 stack slots, outside of 0 to 255", prototype);
        prototype.StackSlotsMax = 255;
        prototype.Upvalues = Upvalues(256);
        AssertNotPacked("the function of line 7 has 256 upvalues, outside of 0 to 255", prototype);
    }

    [Fact]
    public void Functions_that_the_engine_would_refuse_are_not_packed()
    {
        AssertNotPacked("the function of line 0 has no instructions", new Prototype());
        Prototype prototype = Images.Function();
        prototype.ParameterCount = 3;
        AssertNotPacked("the function of line 0 has 3 parameters in 2 stack slots", prototype);
    }

    [Fact]
    public void Numbers_that_the_model_lacks_are_refused()
    {
        AssertNotPacked(
            "the function of line 0 has the integer 2147483648, which i32f32 cannot represent",
            Images.Function(new Constant { Kind = ConstantKind.Integer, Integer = 1L << 31 }));
        AssertNotPacked("the function of line 0 has the float 0.1, which i32f32 cannot represent",
            Images.Function(new Constant { Kind = ConstantKind.Float, Float = 0.1 }));
    }

    [Theory]
    [InlineData(NumberModel.I32F32, int.MinValue, float.MaxValue)]
    [InlineData(NumberModel.I32F32, int.MaxValue, float.Epsilon)]
    [InlineData(NumberModel.I32F32, -1, float.NegativeInfinity)]
    [InlineData(NumberModel.I64F64, long.MinValue, double.MaxValue)]
    [InlineData(NumberModel.I64F64, long.MaxValue, double.Epsilon)]
    [InlineData(NumberModel.I64F64, 1, -0.0)]
    [InlineData(NumberModel.I64F64, 0, double.NaN)]
    public void Numbers_survive_at_the_ends_of_their_range(
        NumberModel model, long integer, double number)
    {
        Prototype main = Images.Function(
            new Constant { Kind = ConstantKind.Nil },
            new Constant { Kind = ConstantKind.False },
            new Constant { Kind = ConstantKind.True },
            new Constant { Kind = ConstantKind.Integer, Integer = integer },
            new Constant { Kind = ConstantKind.Float, Float = number });
        Constant[] read = ImageReader.Read(Images.Of(model, main)).Modules[0].Main.Constants;
        Assert.Equal(main.Constants.Select(constant => constant.Kind),
            read.Select(constant => constant.Kind));
        Assert.Equal(integer, read[3].Integer);
        Assert.Equal(BitConverter.DoubleToInt64Bits(number),
            BitConverter.DoubleToInt64Bits(read[4].Float));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Nesting_is_limited(int depth, bool accepted)
    {
        Prototype prototype = Images.Function();
        for (int i = 0; i < depth; i++)
        {
            prototype = Images.Outer(prototype);
        }
        if (!accepted)
        {
            AssertNotPacked("functions are nested more than 200 deep", prototype);
            return;
        }
        ImageContents image = ImageReader.Read(Images.Of(NumberModel.I32F32, prototype));
        Assert.Equal(depth, image.Functions[^1].Depth);
    }

    private static byte[] BuildModules(string[] names)
    {
        ImageBuilder builder = new(NumberModel.I32F32);
        foreach (string name in names)
        {
            Prototype main = Images.Function();
            main.LineDefined = name.Length;
            builder.AddModule(name, main);
        }
        builder.SetEntry("main");
        return builder.Build();
    }

    /// <summary>The search of the engine: the offset of a text, or 0.</summary>
    private static long Find(byte[] image, uint hash, byte[] text)
    {
        uint index = WordAt(image, ImageHeader.StringIndexOffsetOffset);
        uint mask = WordAt(image, ImageHeader.StringIndexSlotsOffset) - 1;
        for (uint slot = hash / 64 & mask; ; slot = (slot + 1) & mask)
        {
            uint offset = WordAt(image, index + 4 * slot);
            if (offset == 0 || IsText(image, offset, text))
            {
                return offset;
            }
        }
    }

    private static bool IsText(byte[] image, uint offset, byte[] text)
    {
        return WordAt(image, offset + StringRecord.HashOffset) % 64 == text.Length
            && image.AsSpan((int)offset + StringRecord.Size, text.Length).SequenceEqual(text);
    }

    private static UpvalueDescriptor[] Upvalues(int count)
    {
        return [.. Enumerable.Range(0, count).Select(_ => new UpvalueDescriptor())];
    }

    private static void AssertNotPacked(string expected, Prototype main)
    {
        AssertRefused(expected, () => Images.Of(NumberModel.I32F32, main));
    }

    private static void AssertRefused(string expected, Action action)
    {
        Assert.Equal(expected, Assert.Throws<ImageException>(action).Message);
    }

    private static uint WordAt(byte[] image, long offset)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan((int)offset));
    }

    private static byte[] Bytes(string text)
    {
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Text(byte[] bytes)
    {
        return Encoding.UTF8.GetString(bytes);
    }
}
