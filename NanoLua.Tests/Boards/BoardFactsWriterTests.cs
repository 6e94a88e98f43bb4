using NanoLua.Boards;
using Xunit;

namespace NanoLua.Tests.Boards;

public sealed class BoardFactsWriterTests : IDisposable
{
    private readonly TemporaryBoards _boards = new();

    public void Dispose() => _boards.Dispose();

    [Fact]
    public void Compiler_flags_name_core_and_float_unit()
    {
        Assert.Contains(
            "set(NANOLUA_CPU_FLAGS -mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16)",
            BoardFactsWriter.CMake(_boards.Load()));
    }

    [Fact]
    public void Linker_regions_hold_firmware_area_and_main_ram()
    {
        string text = BoardFactsWriter.LinkerRegions(_boards.Load());
        Assert.Contains("FIRMWARE (rx) : ORIGIN = 0x08000000, LENGTH = 0x00040000", text);
        Assert.Contains("RAM (rw)      : ORIGIN = 0x20000000, LENGTH = 0x00020000", text);
        Assert.Contains("__stack_size = 4096;", text);
    }

    [Fact]
    public void Header_lists_the_ram_beside_the_main_one()
    {
        string text = BoardFactsWriter.Header(_boards.Load());
        Assert.Contains("constexpr int kExtraRamCount = 1;", text);
        Assert.Contains("    {0x10000000, 0x00010000}, // CCM\n    {0, 0},\n", text);
    }

    [Fact]
    public void Unchanged_file_keeps_its_time_stamp()
    {
        string folder = Directory.CreateTempSubdirectory("facts").FullName;
        BoardFactsWriter.Write(_boards.Load(), folder);
        string file = Path.Combine(folder, "memory.ld");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        BoardFactsWriter.Write(_boards.Load(), folder);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
        Directory.Delete(folder, recursive: true);
    }
}
