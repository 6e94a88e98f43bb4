using System.Buffers.Binary;
using System.Text;
using NanoLua.Bytecode;
using NanoLua.Image;
using NanoLua.Tests.Support;

namespace NanoLua.Tests.Image;

/// <summary>Makes images for tests, and damages them.</summary>
internal static class Images
{
    public const int BitsPerByte = 8;

    public static string GoldenFolder { get; } = Repository.PathOf("NanoLua.Tests/Golden");

    public static Prototype ReadGolden(string name, out NumberModel model)
    {
        return ChunkReader.Read(File.ReadAllBytes(Path.Combine(GoldenFolder, name)), out model);
    }

    /// <summary>An image with a golden chunk as its only module, 'main'.</summary>
    public static byte[] OfGolden(string name, bool strip = false)
    {
        Prototype main = ReadGolden(name, out NumberModel model);
        return Of(model, main, strip);
    }

    public static byte[] Of(NumberModel model, Prototype main, bool strip = false)
    {
        ImageBuilder builder = new(model) { Strip = strip };
        builder.AddModule("main", main);
        builder.SetEntry("main");
        return builder.Build();
    }

    /// <summary>An image of a function that has the given strings as constants.</summary>
    public static byte[] OfTexts(params byte[][] texts)
    {
        return Of(NumberModel.I32F32, Function([.. texts.Select(
            text => new Constant { Kind = ConstantKind.String, Text = text })]));
    }

    /// <summary>A function that only returns.</summary>
    public static Prototype Function(params Constant[] constants)
    {
        return new Prototype
        {
            StackSlotsMax = 2,
            Code = [Instruction.ABC(Opcode.Return0, 0, 1, 1, false)],
            Constants = constants,
        };
    }

    public static Prototype Outer(params Prototype[] nested)
    {
        Prototype function = Function();
        function.Prototypes = nested;
        return function;
    }

    public static byte[] Rebuild(ImageContents image)
    {
        ImageBuilder builder = new(image.Model);
        foreach (PackedModule module in image.Modules)
        {
            builder.AddModule(Encoding.UTF8.GetString(module.Name), module.Main);
        }
        if (image.Entry is not null)
        {
            builder.SetEntry(Encoding.UTF8.GetString(image.Entry.Name));
        }
        return builder.Build();
    }

    public static byte[] WithBitFlipped(byte[] image, int bit)
    {
        byte[] damaged = (byte[])image.Clone();
        damaged[bit / BitsPerByte] ^= (byte)(1 << (bit % BitsPerByte));
        return damaged;
    }

    public static byte[] WithWord(byte[] image, long offset, uint value)
    {
        byte[] changed = (byte[])image.Clone();
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan((int)offset), value);
        return changed;
    }

    /// <summary>The image with a checksum that is right; computed bit by bit.</summary>
    public static byte[] Sealed(byte[] image)
    {
        byte[] cleared = WithWord(image, ImageHeader.Crc32Offset, 0);
        uint crc = uint.MaxValue;
        foreach (byte value in cleared)
        {
            crc ^= value;
            for (int bit = 0; bit < BitsPerByte; bit++)
            {
                crc = crc >> 1 ^ ((crc & 1) * 0xEDB88320);
            }
        }
        return WithWord(cleared, ImageHeader.Crc32Offset, ~crc);
    }
}
