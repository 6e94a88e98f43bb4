using NanoLua.Boards;
using NanoLua.Firmware;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Boards;

/// <summary>What is read from the firmware of a board, as a linker made it.</summary>
public sealed class ElfFileTests
{
    private const string ResetHandler = "resetHandler";

    private static readonly SourceTree Tree = new(Repository.Root);
    private static readonly string Path = new FirmwareBuilder(Tree).BuildSelfTest(
        new BoardCatalog(Tree.Boards).Load("netduinoplus2"));

    [Fact]
    public void Vector_table_points_to_the_reset_handler()
    {
        ElfFile elf = ElfFile.Read(Path);
        ElfSymbol handler = elf.Find(ResetHandler)!.Value;
        Assert.Equal(ElfSymbolKind.Function, handler.Kind);
        Assert.Equal(handler.Address, elf.WordAt(0x08000004));
        Assert.Equal((ushort)handler.Address, elf.HalfwordAt(0x08000004));
    }

    [Fact]
    public void Load_bytes_are_those_between_the_linkers_marks()
    {
        ElfFile elf = ElfFile.Read(Path);
        uint begin = elf.Find("__firmware_begin")!.Value.Address;
        Assert.Equal(elf.Find("__firmware_end")!.Value.Address - begin, elf.LoadBytes);
    }

    [Fact]
    public void Nothing_is_read_where_the_program_puts_nothing()
    {
        ElfFile elf = ElfFile.Read(Path);
        Assert.Null(elf.Find("noSuchSymbol"));
        Assert.Throws<ArgumentOutOfRangeException>(() => elf.WordAt(0x20000000));
    }

    [Fact]
    public void File_of_another_kind_is_refused()
    {
        string path = Repository.PathOf("README.md");
        Assert.Equal(
            $"{path}: is not a 32-bit little-endian ELF file",
            Assert.Throws<InvalidDataException>(() => ElfFile.Read(path)).Message);
    }

    [Fact]
    public void Names_are_demangled_in_their_order()
    {
        Assert.Equal(
            ["main", "nanolua::run(nanolua::State&)"],
            Demangler.Demangle(["main", "_ZN7nanolua3runERNS_5StateE"]));
    }

    [Fact]
    public void Structures_have_the_sizes_of_the_debug_information()
    {
        string firmware = new FirmwareBuilder(Tree).BuildFirmware(
            new BoardCatalog(Tree.Boards).Load("netduinoplus2"), "i32f32");
        IReadOnlyDictionary<string, int> sizes =
            StructureSizes.Read(firmware, ["Value", "Table", "NoSuchStructure"]);
        Assert.Equal(8, sizes["Value"]);
        Assert.Equal(20, sizes["Table"]);
        Assert.Equal(2, sizes.Count);
    }
}
