using System.Text.RegularExpressions;
using NanoLua.Bytecode;
using NanoLua.Image;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Image;

/// <summary>Printed images; with NANOLUA_BLESS=1 they are written instead.</summary>
public sealed partial class ImagePrinterTests
{
    [Theory]
    [InlineData("i32f32")]
    [InlineData("i64f64")]
    public void Print_is_as_reviewed(string model)
    {
        Prototype main = Images.ReadGolden($"closures.{model}.luac", out NumberModel numbers);
        ImageBuilder builder = new(numbers);
        builder.AddModule("main", main);
        builder.AddModule("crc", Images.ReadGolden($"crc32.{model}.luac", out _));
        builder.SetEntry("main");
        AssertReviewed($"modules.{model}", builder.Build());
    }

    [Fact]
    public void Print_of_a_stripped_library_is_as_reviewed()
    {
        ImageBuilder builder = new(NumberModel.I32F32) { Strip = true };
        builder.AddModule("fib", Images.ReadGolden("fib.i32f32.luac", out _));
        AssertReviewed("stripped.i32f32", builder.Build());
    }

    private static void AssertReviewed(string name, byte[] image)
    {
        string text = Fingerprint().Replace(
            ImagePrinter.Print(ImageReader.Read(image), listing: true), "ABI and CRC-32");
        string reviewed = Repository.PathOf($"NanoLua.Tests/Image/{name}.verified.txt");
        if (Environment.GetEnvironmentVariable("NANOLUA_BLESS") == "1")
        {
            File.WriteAllText(reviewed, text);
        }
        Assert.Equal(File.ReadAllText(reviewed).ReplaceLineEndings("\n"), text);
    }

    /// <summary>These change with every change of the contract, unlike the rest.</summary>
    [GeneratedRegex("ABI 0x[0-9A-F]{8}, CRC-32 0x[0-9A-F]{8}")]
    private static partial Regex Fingerprint();
}
