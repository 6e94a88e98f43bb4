using System.Numerics;

namespace NanoLua.Boards;

/// <summary>Makes a <see cref="Board"/> of fields and checks what no single one shows.</summary>
internal sealed class BoardReader(string name, FieldSet fields)
{
    private const uint ImageAlignment = 4;

    public Board Read()
    {
        fields.RequireAll(BoardSchema.Instance);
        var board = new Board
        {
            Name = name,
            Description = fields.Text("description"),
            Core = ReadCore(),
            Flash = ReadRegions("flash"),
            Ram = ReadRegions("ram"),
            Firmware = ReadRegion("firmware", "firmware"),
            Image = ReadRegion("image", "image"),
            StackBytes = fields.Size("stack.size"),
            Numbers = fields.Text("numbers"),
            Console = fields.Text("console"),
            Counter = ReadCounter(),
            Emulator = ReadEmulator(),
        };
        Check(board);
        return board;
    }

    private CoreFacts ReadCore() => new(
        fields.Text("core.cpu"),
        fields.Text("core.float"),
        fields.OptionalText("core.fpu"),
        (int)fields.Number("core.mpuRegions"));

    private CounterFacts ReadCounter()
    {
        var counter = new CounterFacts(
            fields.Text("counter.kind"),
            fields.Number("counter.hertz"),
            (int)fields.Number("counter.instructionsPerTick"));
        if (counter.Hertz == 0 || counter.Hertz % 1_000_000 != 0)
        {
            throw fields.Error("counter.hertz", "expected a multiple of 1000000");
        }
        return counter;
    }

    private EmulatorFacts? ReadEmulator() => fields.Has("emulator.machine")
        ? new EmulatorFacts(fields.Text("emulator.machine"), fields.OptionalText("emulator.icount"))
        : null;

    private MemoryRegion[] ReadRegions(string array) =>
        [.. Enumerable.Range(0, fields.CountOf(array)).Select(index =>
            ReadRegion($"{array}[{index}]", fields.Text($"{array}[{index}].name")))];

    private MemoryRegion ReadRegion(string path, string regionName)
    {
        var region = new MemoryRegion(
            regionName, fields.Address($"{path}.base"), fields.Size($"{path}.size"));
        if (region.End > 1L << 32)
        {
            throw fields.Error($"{path}.size", "reaches beyond the 32-bit address space");
        }
        return region;
    }

    private void Check(Board board)
    {
        CheckAgainstOverlap(board);
        CheckInsideFlash(board.Flash[0], board.Firmware, "firmware");
        CheckInsideFlash(board.Flash[0], board.Image, "image");
        if (board.Firmware.Overlaps(board.Image))
        {
            throw fields.Error("image.base", "the image area overlaps the firmware area");
        }
        if (board.Image.Base % ImageAlignment != 0)
        {
            throw fields.Error("image.base", "is not a multiple of 4");
        }
        CheckProtectable(board);
        if (board.StackBytes % 8 != 0 || board.StackBytes > board.Ram[0].Size / 2)
        {
            throw fields.Error(
                "stack.size", "expected a multiple of 8, at most half of the main RAM");
        }
        if (board.Core.FloatAbi != "soft" && board.Core.Fpu is null)
        {
            throw fields.Error("core.fpu", $"is missing for float \"{board.Core.FloatAbi}\"");
        }
    }

    private void CheckAgainstOverlap(Board board)
    {
        var regions = board.Flash.Select((region, index) => (Path: $"flash[{index}]", region))
            .Concat(board.Ram.Select((region, index) => (Path: $"ram[{index}]", region)))
            .ToArray();
        for (int i = 0; i < regions.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!regions[i].region.Overlaps(regions[j].region)) continue;
                throw fields.Error($"{regions[i].Path}.base", $"overlaps {regions[j].Path}");
            }
        }
    }

    private void CheckInsideFlash(MemoryRegion flash, MemoryRegion area, string path)
    {
        if (flash.Contains(area)) return;
        string field = area.Base < flash.Base || area.Base >= flash.End ? "base" : "size";
        throw fields.Error($"{path}.{field}", $"reaches outside flash[0] ({flash.Name})");
    }

    /// <summary>A region of the protection unit covers flash: a power of two, aligned.</summary>
    private void CheckProtectable(Board board)
    {
        MemoryRegion flash = board.Flash[0];
        if (board.Core.MpuRegions == 0) return;
        if (!BitOperations.IsPow2(flash.Size))
        {
            throw fields.Error("flash[0].size", "expected a power of two");
        }
        if (flash.Base % flash.Size != 0)
        {
            throw fields.Error("flash[0].base", "is not a multiple of the region's size");
        }
    }
}
