using System.Text;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class StringHashTests
{
    [Theory]
    [InlineData("", 0x00000000)]
    [InlineData("a", 0x54CD0BFB)]
    [InlineData("abc", 0xDD44ED48)]
    [InlineData("abcd", 0xDBEA7302)]
    [InlineData("abcde", 0x7B275B16)]
    [InlineData("print", 0x66553CA2)]
    [InlineData("__index", 0xF3B64BC4)]
    [InlineData("a\0b", 0x26FED83F)]
    [InlineData("a\0\0\0", 0x6BE3D513)]
    [InlineData("\u00FF\u00FE\u00FD", 0x0D4672B0)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0x4C5E0CB3)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0xB540C339)]
    public void Hash_is_as_computed_by_hand(string latin1, uint expected)
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
