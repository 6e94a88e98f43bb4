using System.Buffers;
using System.Text.Json;

namespace NanoLua.Cli.Running;

/// <summary>What <c>run --stats</c> writes; null where a figure does not apply.</summary>
internal static class StatsFile
{
    public static ReadOnlySpan<byte> Format(long imageBytes, RunReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("image_bytes", imageBytes);
            json.WriteNumber("ram_fresh", report.RamFresh);
            json.WriteNumber("ram_after_load", report.RamAfterLoad);
            json.WriteNumber("ram_peak", report.RamPeak);
            json.WriteNumber("ram_free", report.RamFree);
            json.WriteNumber("ram_free_largest", report.RamFreeLargest);
            json.WriteNumber("allocations", report.Allocations);
            Write(json, "instructions_load", report.InstructionsLoad);
            Write(json, "instructions_run", report.InstructionsRun);
            Write(json, "firmware_flash_bytes", report.FirmwareFlashBytes);
            Write(json, "c_stack_peak", report.CStackPeak);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
