using System.Text.Json.Serialization;

namespace NanoLua.Cli.Running;

/// <summary>The figures of one run, as the firmware reports them; null: does not apply.</summary>
internal sealed record RunReport
{
    /// <summary>Bytes with the libraries open and nothing loaded.</summary>
    [JsonPropertyName("ram_fresh")]
    public long RamFresh { get; init; }

    [JsonPropertyName("ram_after_load")]
    public long RamAfterLoad { get; init; }

    [JsonPropertyName("ram_peak")]
    public long RamPeak { get; init; }

    /// <summary>Free bytes of the heap at the end; <see cref="RamFreeLargest"/> of them in one piece.</summary>
    [JsonPropertyName("ram_free")]
    public long RamFree { get; init; }

    [JsonPropertyName("ram_free_largest")]
    public long RamFreeLargest { get; init; }

    [JsonPropertyName("allocations")]
    public long Allocations { get; init; }

    [JsonPropertyName("allocations_load")]
    public long AllocationsLoad { get; init; }

    [JsonPropertyName("instructions_load")]
    public long? InstructionsLoad { get; init; }

    [JsonPropertyName("instructions_run")]
    public long? InstructionsRun { get; init; }

    [JsonPropertyName("firmware_flash_bytes")]
    public long? FirmwareFlashBytes { get; init; }

    /// <summary>Deepest use of the C stack, in bytes: engine, library and platform together.</summary>
    [JsonPropertyName("c_stack_peak")]
    public long? CStackPeak { get; init; }

    /// <summary>Of a benchmark: its value as text.</summary>
    [JsonPropertyName("result")]
    public string? Result { get; init; }
}
