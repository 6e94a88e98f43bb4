using System.Globalization;
using System.Text;

namespace NanoLua.Boards;

/// <summary>
/// Writes a board's facts in the three forms the firmware build reads: <c>board.cmake</c> (compiler
/// flags), <c>memory.ld</c> (linker regions) and <c>board_facts.h</c> (constants).
/// </summary>
public static class BoardFactsWriter
{
    public static void Write(Board board, string folder)
    {
        GeneratedFile.Write(Path.Combine(folder, "board.cmake"), CMake(board));
        GeneratedFile.Write(Path.Combine(folder, "memory.ld"), LinkerRegions(board));
        GeneratedFile.Write(Path.Combine(folder, "board_facts.h"), Header(board));
    }

    internal static string CMake(Board board) =>
        $"""
        # Facts of {board.Name}, generated from its board.json.
        set(NANOLUA_CPU_FLAGS {CpuFlags(board.Core)})
        set(NANOLUA_COUNTER {board.Counter.Kind})

        """;

    internal static string LinkerRegions(Board board) =>
        $$"""
        /* Facts of {{board.Name}}, generated from its board.json. */
        MEMORY
        {
            FIRMWARE (rx) : {{LinkerRange(board.Firmware)}}
            RAM (rw)      : {{LinkerRange(board.Ram[0])}}
        }
        __stack_size = {{board.StackBytes}};

        """;

    internal static string Header(Board board) =>
        $$"""
        // Facts of {{board.Name}}, generated from its board.json.
        #pragma once

        #include <stdint.h>

        namespace nanolua::board {

        struct MemoryFact {
            uint32_t base;
            uint32_t bytes;
        };

        constexpr uint32_t kFlashBase = {{Hex(board.Flash[0].Base)}};
        constexpr uint32_t kFlashBytes = {{Hex(board.Flash[0].Size)}};
        constexpr uint32_t kImageBase = {{Hex(board.Image.Base)}};
        constexpr uint32_t kImageBytes = {{Hex(board.Image.Size)}};
        constexpr uint32_t kMpuRegions = {{board.Core.MpuRegions}};
        constexpr uint32_t kCounterHertz = {{board.Counter.Hertz}};
        constexpr uint32_t kInstructionsPerTick = {{board.Counter.InstructionsPerTick}};

        // RAM beside the main one; the last entry only ends the list.
        constexpr int kExtraRamCount = {{board.Ram.Count - 1}};
        constexpr MemoryFact kExtraRam[] = {
        {{ExtraRam(board)}}    {0, 0},
        };

        } // namespace nanolua::board

        """;

    private static string CpuFlags(CoreFacts core)
    {
        var flags = new StringBuilder($"-mcpu={core.Cpu} -mthumb -mfloat-abi={core.FloatAbi}");
        if (core.Fpu is not null) flags.Append(CultureInfo.InvariantCulture, $" -mfpu={core.Fpu}");
        return flags.ToString();
    }

    private static string ExtraRam(Board board)
    {
        var lines = new StringBuilder();
        foreach (MemoryRegion ram in board.Ram.Skip(1))
        {
            lines.Append($"    {{{Hex(ram.Base)}, {Hex(ram.Size)}}}, // {ram.Name}\n");
        }
        return lines.ToString();
    }

    private static string LinkerRange(MemoryRegion region) =>
        $"ORIGIN = {Hex(region.Base)}, LENGTH = {Hex(region.Size)}";

    private static string Hex(uint value) => $"0x{value:X8}";
}
