using System.Text;
using NanoLua.Bytecode;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Bytecode;

/// <summary>Official chunks in Golden were made by PUC-Rio Lua 5.5.0 with string.dump.</summary>
public sealed class ChunkTests
{
    private static readonly string s_folder = Repository.PathOf("NanoLua.Tests/Golden");

    public static TheoryData<string> Chunks { get; } = FilesOf(s_folder);

    public static TheoryData<string> StrippedChunks { get; } =
        FilesOf(Path.Combine(s_folder, "Stripped"));

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Chunk_read_and_written_is_the_same(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(s_folder, name));
        Prototype main = ChunkReader.Read(bytes, out NumberModel model);
        Assert.Equal(name.Contains("i32f32") ? NumberModel.I32F32 : NumberModel.I64F64, model);
        Assert.Equal(bytes, ChunkWriter.Write(main, model, strip: false));
    }

    [Theory]
    [MemberData(nameof(StrippedChunks))]
    public void Chunk_is_stripped_as_the_official_tool_does(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(s_folder, name));
        byte[] expected = File.ReadAllBytes(Path.Combine(s_folder, "Stripped", name));
        Prototype main = ChunkReader.Read(bytes, out NumberModel model);
        Assert.Equal(expected, ChunkWriter.Write(main, model, strip: true));
        Prototype stripped = ChunkReader.Read(expected, out _);
        Assert.Null(stripped.Source);
        Assert.Equal(expected, ChunkWriter.Write(stripped, model, strip: true));
    }

    [Theory]
    [InlineData("closures.i64f64.luac")]
    [InlineData("oop.i32f32.luac")]
    public void Every_truncation_is_refused(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(s_folder, name));
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] start = bytes[..length];
            Assert.Throws<ChunkFormatException>(() => ChunkReader.Read(start, out _));
        }
    }

    [Theory]
    [InlineData("closures.i64f64.luac")]
    [InlineData("oop.i32f32.luac")]
    public void Damaged_byte_is_refused_or_gives_another_chunk(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(s_folder, name));
        for (int i = 0; i < bytes.Length * 9; i++)
        {
            byte[] damaged = (byte[])bytes.Clone();
            damaged[i / 9] ^= i % 9 == 8 ? (byte)0xFF : (byte)(1 << (i % 9));
            try
            {
                Prototype main = ChunkReader.Read(damaged, out NumberModel model);
                ChunkWriter.Write(main, model, strip: false);
                Lister.List(main, model);
            }
            catch (ChunkFormatException exception)
            {
                Assert.InRange(exception.OffsetBytes, 0, damaged.Length);
            }
        }
    }

    [Theory]
    [InlineData(0, 0x1C, "not a binary chunk (at byte 1)")]
    [InlineData(4, 0x54, "the chunk is for Lua 5.4, and not for Lua 5.5 (at byte 5)")]
    [InlineData(5, 1, "the chunk is not in the official format (at byte 6)")]
    [InlineData(8, 0x0A, "the chunk was damaged by a transfer as text (at byte 9)")]
    [InlineData(12, 8, "the size of an int, 8 bytes, is not 4 (at byte 13)")]
    [InlineData(13, 0xA9, "the representation of an int is unknown (at byte 17)")]
    [InlineData(22, 16, "the size of an integer, 16 bytes, is neither 4 nor 8 (at byte 23)")]
    [InlineData(31, 4, "integers of 8 bytes beside floats of 4 bytes are neither i32f32 nor i64f64"
        + " (at byte 32)")]
    [InlineData(39, 0x40, "the representation of floats is unknown (at byte 40)")]
    public void Header_that_does_not_fit_is_explained(int offset, byte value, string expected)
    {
        byte[] bytes = ChunkWriter.Write(new Prototype(), NumberModel.I64F64, strip: false);
        bytes[offset] = value;
        AssertRefused(expected, bytes);
    }

    [Fact]
    public void Huge_count_is_refused_without_allocation()
    {
        byte[] start = ChunkWriter.Write(new Prototype(), NumberModel.I32F32, strip: false)[..38];
        byte[] bytes = [.. start, 0x87, 0xFF, 0xFF, 0xFF, 0x7F];
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused("the chunk is truncated, or a count in it is wrong (at byte 43)", bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Number_beyond_its_range_is_refused()
    {
        byte[] start = ChunkWriter.Write(new Prototype(), NumberModel.I32F32, strip: false)[..38];
        AssertRefused(
            "a number is too large (at byte 43)", [.. start, 0x88, 0x80, 0x80, 0x80, 0x00, 0, 0]);
    }

    [Fact]
    public void Bytes_after_the_chunk_are_refused()
    {
        byte[] bytes = ChunkWriter.Write(new Prototype(), NumberModel.I64F64, strip: false);
        AssertRefused("more bytes follow the end of the chunk (at byte " + bytes.Length + ")",
            [.. bytes, 0]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Nesting_is_limited(int depth, bool accepted)
    {
        Prototype prototype = new();
        for (int i = 0; i < depth; i++)
        {
            prototype = new Prototype { Prototypes = [prototype] };
        }
        byte[] bytes = ChunkWriter.Write(prototype, NumberModel.I64F64, strip: false);
        if (accepted)
        {
            ChunkReader.Read(bytes, out _);
        }
        else
        {
            Assert.Throws<ChunkFormatException>(() => ChunkReader.Read(bytes, out _));
        }
    }

    [Theory]
    [InlineData(NumberModel.I32F32, int.MinValue, int.MaxValue, 1.5f)]
    [InlineData(NumberModel.I64F64, long.MinValue, long.MaxValue, 0.1)]
    public void Constants_survive_at_the_ends_of_their_range(
        NumberModel model, long least, long greatest, double value)
    {
        Prototype main = new()
        {
            Constants =
            [
                new Constant { Kind = ConstantKind.Integer, Integer = least },
                new Constant { Kind = ConstantKind.Integer, Integer = greatest },
                new Constant { Kind = ConstantKind.Integer, Integer = -64 },
                new Constant { Kind = ConstantKind.Float, Float = value },
                new Constant { Kind = ConstantKind.String, Text = new byte[40] },
                new Constant { Kind = ConstantKind.String, Text = new byte[41] },
                new Constant { Kind = ConstantKind.String, Text = [] },
                new Constant { Kind = ConstantKind.True },
            ],
        };
        byte[] bytes = ChunkWriter.Write(main, model, strip: false);
        Constant[] read = ChunkReader.Read(bytes, out _).Constants;
        Assert.Equal(least, read[0].Integer);
        Assert.Equal(greatest, read[1].Integer);
        Assert.Equal(-64, read[2].Integer);
        Assert.Equal(value, read[3].Float);
        Assert.Equal([40, 41, 0], read[4..7].Select(constant => constant.Text.Length));
        Assert.Equal(ConstantKind.True, read[7].Kind);
    }

    [Fact]
    public void Many_strings_are_each_written_once()
    {
        Constant[] constants = [.. Enumerable.Range(0, 1000).Select(i => new Constant
        {
            Kind = ConstantKind.String, Text = Encoding.ASCII.GetBytes($"name{i % 500}"),
        })];
        byte[] bytes = ChunkWriter.Write(
            new Prototype { Constants = constants }, NumberModel.I64F64, strip: false);
        Prototype read = ChunkReader.Read(bytes, out _);
        Assert.Equal("name499", Encoding.ASCII.GetString(read.Constants[999].Text));
        Assert.Same(read.Constants[0].Text, read.Constants[500].Text);
    }

    private static void AssertRefused(string expected, byte[] bytes)
    {
        ChunkFormatException exception =
            Assert.Throws<ChunkFormatException>(() => ChunkReader.Read(bytes, out _));
        Assert.Equal(expected, exception.Message);
    }

    private static TheoryData<string> FilesOf(string folder)
    {
        string[] paths = Directory.GetFiles(folder, "*.luac");
        return [.. paths.Order().Select(path => Path.GetFileName(path))];
    }
}
