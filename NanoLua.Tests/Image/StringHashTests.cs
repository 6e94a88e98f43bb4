using System.Text;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class StringHashTests
{
    [Theory]
    [InlineData("", 0x00000000)]
    [InlineData("a", 0x54CD0BC1)]
    [InlineData("abc", 0xDD44ED43)]
    [InlineData("abcd", 0xDBEA7304)]
    [InlineData("abcde", 0x7B275B05)]
    [InlineData("print", 0x66553C85)]
    [InlineData("__index", 0xF3B64BC7)]
    [InlineData("a\0b", 0x26FED803)]
    [InlineData("a\0\0\0", 0x6BE3D504)]
    [InlineData("\u00FF\u00FE\u00FD", 0x0D467283)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0x4C5E0CA8)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0xB540C339)]
    public void Hash_is_as_computed_by_hand_with_the_length_of_short_texts_in_its_lowest_bits(
        string latin1, uint expected)
    {
        Assert.Equal(expected, StringHash.Of(Encoding.Latin1.GetBytes(latin1)));
    }

    [Fact]
    public void Zeros_at_the_end_count()
    {
        uint[] hashes =
            [.. Enumerable.Range(0, 9).Select(length => StringHash.Of(new byte[length]))];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }
}
