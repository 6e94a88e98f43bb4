using NanoLua.Boards;
using Xunit;

namespace NanoLua.Tests.Boards;

/// <summary>A boards folder with one complete board "x", its chip and core, to be spoilt.</summary>
internal sealed class TemporaryBoards : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards").FullName;

    public TemporaryBoards()
    {
        Write("cores/core.json", """
            {
              "description": "a core",
              "core": {
                "cpu": "cortex-m4", "float": "hard", "fpu": "fpv4-sp-d16", "mpuRegions": 8
              },
              "stack": { "size": "4K" }
            }
            """);
        Write("chips/chip.json", """
            {
              "inherits": "cores/core",
              "description": "a chip",
              "flash": [{ "name": "flash", "base": "0x08000000", "size": "1M" }],
              "ram": [
                { "name": "SRAM", "base": "0x20000000", "size": "128K" },
                { "name": "CCM", "base": "0x10000000", "size": "64K" }
              ],
              "firmware": { "base": "0x08000000", "size": "256K" },
              "image": { "base": "0x08040000", "size": "768K" },
              "numbers": "i32f32",
              "counter": { "kind": "stm32", "hertz": 84000000, "instructionsPerTick": 0 }
            }
            """);
        WriteBoard();
    }

    /// <summary>Writes board "x" with further fields, each on a line of its own.</summary>
    public void WriteBoard(string fields = "") => Write("x/board.json", $$"""
        {
          {{fields}}{{(fields.Length > 0 ? "," : "")}}
          "inherits": "chips/chip",
          "description": "a board",
          "console": "semihosting"
        }
        """);

    public void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public Board Load() => new BoardCatalog(_folder).Load("x");

    /// <summary>Asserts that loading fails with exactly this message.</summary>
    public void AssertRefused(string message) =>
        Assert.Equal(message, Assert.Throws<BoardException>(Load).Message);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
