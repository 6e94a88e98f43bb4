using NanoLua.Boards;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Boards;

public sealed class BoardCatalogTests : IDisposable
{
    private readonly TemporaryBoards _boards = new();

    public void Dispose() => _boards.Dispose();

    [Fact]
    public void Every_board_of_the_project_is_valid()
    {
        var catalog = new BoardCatalog(Repository.PathOf("boards"));
        string[] names = [.. catalog.LoadAll().Select(board => board.Name)];
        Assert.Equal(
            ["mps2-an386", "mps2-an500", "netduino2", "netduinoplus2", "stm32vldiscovery"], names);
    }

    [Fact]
    public void Board_inherits_its_chip_and_core()
    {
        Board board = _boards.Load();
        Assert.Equal("x", board.Name);
        Assert.Equal("a board", board.Description);
        Assert.Equal(new CoreFacts("cortex-m4", "hard", "fpv4-sp-d16", 8), board.Core);
        Assert.Equal(new MemoryRegion("flash", 0x08000000, 1 << 20), Assert.Single(board.Flash));
        Assert.Equal(new MemoryRegion("image", 0x08040000, 768 << 10), board.Image);
        Assert.Equal(4096u, board.StackBytes);
        Assert.Equal(192 << 10, board.RamBytes);
        Assert.Null(board.Emulator);
    }

    [Fact]
    public void Field_of_a_board_replaces_the_inherited_one_and_leaves_its_neighbours()
    {
        _boards.WriteBoard(""" "counter": { "hertz": 1000000 } """);
        Assert.Equal(new CounterFacts("stm32", 1000000, 0), _boards.Load().Counter);
    }

    [Fact]
    public void Array_of_a_board_replaces_the_inherited_one_as_a_whole()
    {
        _boards.WriteBoard(""" "ram": [{ "name": "a", "base": "0x20000000", "size": "192K" }] """);
        MemoryRegion ram = Assert.Single(_boards.Load().Ram);
        Assert.Equal(new MemoryRegion("a", 0x20000000, 192 << 10), ram);
    }

    [Theory]
    [InlineData(""" "ram": [{ "name": "a", "base": "0x20000000", "size": "64k" }] """,
        "field 'ram[0].size': expected a size such as \"64K\", \"1M\" or \"4096\", not \"64k\"")]
    [InlineData(""" "ram": [{ "name": "a", "base": "0x20000000", "size": "4096M" }] """,
        "field 'ram[0].size': expected a size such as \"64K\", \"1M\" or \"4096\", not \"4096M\"")]
    [InlineData(""" "ram": [{ "name": "a", "base": "0x20000000" }] """,
        "field 'ram[0].size': is missing")]
    [InlineData(""" "ram": [] """, "field 'ram[0].name': is missing")]
    [InlineData(""" "ram": "64K" """, "field 'ram': no such field")]
    [InlineData(""" "image": { "base": "08040000" } """,
        "field 'image.base': expected an address such as \"0x08000000\", not \"08040000\"")]
    [InlineData(""" "image": { "base": "0x08040002", "size": "1K" } """,
        "field 'image.base': is not a multiple of 4")]
    [InlineData(""" "image": { "base": "0x0803FFFC", "size": "1K" } """,
        "field 'image.base': the image area overlaps the firmware area")]
    [InlineData(""" "image": { "size": "1M" } """,
        "field 'image.size': reaches outside flash[0] (flash)")]
    [InlineData(""" "image": { "base": "0x20000000" } """,
        "field 'image.base': reaches outside flash[0] (flash)")]
    [InlineData(""" "core": { "mpuRegions": "8" } """,
        "field 'core.mpuRegions': expected a whole number, not \"8\"")]
    [InlineData(""" "core": { "cpu": "z80" } """,
        "field 'core.cpu': expected cortex-m0plus or cortex-m3 or cortex-m4 or cortex-m7 or "
        + "cortex-m33, not \"z80\"")]
    [InlineData(""" "numbers": "i64f32" """,
        "field 'numbers': expected i32f32 or i64f64, not \"i64f32\"")]
    [InlineData(""" "numbres": "i32f32" """, "field 'numbres': no such field")]
    [InlineData(""" "console": 1 """, "field 'console': expected a string in quotes, not 1")]
    [InlineData(""" "stack": { "size": "100K" } """,
        "field 'stack.size': expected a multiple of 8, at most half of the main RAM")]
    [InlineData(""" "counter": { "hertz": 32768 } """,
        "field 'counter.hertz': expected a multiple of 1000000")]
    [InlineData(""" "flash": [{ "name": "f", "base": "0x08000000", "size": "768K" }] """,
        "field 'flash[0].size': expected a power of two", "image", "512K")]
    [InlineData(""" "inherits": "chips/other" """,
        "field 'inherits': given twice")]
    public void Mistake_is_reported_with_its_file_and_field(
        string fields, string problem, string? resized = null, string size = "")
    {
        _boards.WriteBoard(
            resized is null ? fields : $$"""{{fields}}, "{{resized}}": { "size": "{{size}}" }""");
        if (fields.Contains("console"))
        {
            _boards.Write("x/board.json", $$"""{ "inherits": "chips/chip", {{fields}} }""");
        }
        _boards.AssertRefused($"boards/x/board.json: {problem}");
    }

    [Fact]
    public void Mistake_in_an_inherited_file_names_that_file()
    {
        _boards.Write("cores/core.json", """{ "stack": { "size": 4096 } }""");
        _boards.AssertRefused(
            "boards/cores/core.json: field 'stack.size': expected a string in quotes, not 4096");
    }

    [Fact]
    public void Overlap_names_the_file_that_set_the_address()
    {
        _boards.Write("chips/chip.json", """
            {
              "inherits": "cores/core",
              "flash": [{ "name": "flash", "base": "0x08000000", "size": "1M" }],
              "ram": [
                { "name": "a", "base": "0x20000000", "size": "128K" },
                { "name": "b", "base": "0x2001FFFC", "size": "64K" }
              ],
              "firmware": { "base": "0x08000000", "size": "256K" },
              "image": { "base": "0x08040000", "size": "768K" },
              "numbers": "i32f32",
              "counter": { "kind": "stm32", "hertz": 84000000, "instructionsPerTick": 0 }
            }
            """);
        _boards.AssertRefused("boards/chips/chip.json: field 'ram[1].base': overlaps ram[0]");
    }

    [Fact]
    public void Missing_ancestor_is_reported_where_it_is_named()
    {
        _boards.Write("chips/chip.json", """{ "inherits": "cores/none" }""");
        _boards.AssertRefused(
            "boards/chips/chip.json: field 'inherits': there is no boards/cores/none.json");
    }

    [Fact]
    public void Inheritance_in_a_circle_is_refused()
    {
        _boards.Write("cores/core.json", """{ "inherits": "chips/chip" }""");
        _boards.AssertRefused(
            "boards/cores/core.json: field 'inherits': chips/chip inherits this file");
    }

    [Fact]
    public void Broken_json_is_reported_with_its_line()
    {
        _boards.Write("x/board.json", "{\n  \"inherits\": \"chips/chip\"\n  \"console\"\n}");
        _boards.AssertRefused("boards/x/board.json: not valid JSON at line 3");
    }

    [Fact]
    public void Unknown_board_is_refused_with_the_names_there_are()
    {
        var catalog = new BoardCatalog(Repository.PathOf("boards"));
        string message = Assert.Throws<BoardException>(() => catalog.Load("../x")).Message;
        Assert.EndsWith(
            "no such board; there are mps2-an386, mps2-an500, netduino2, netduinoplus2, "
            + "stm32vldiscovery", message);
    }
}
