using NanoLua.Boards;
using NanoLua.Qemu.Counting;

namespace NanoLua.Qemu;

/// <summary>One run of a firmware and an image on an emulated board.</summary>
public sealed record QemuRun
{
    public required Board Board { get; init; }

    /// <summary>Path of the firmware's ELF file.</summary>
    public required string Firmware { get; init; }

    /// <summary>Path of the image; null leaves the image area of flash empty.</summary>
    public string? Image { get; init; }

    /// <summary>What the program is told it is called (Lua's <c>arg[0]</c>).</summary>
    public string ProgramName { get; init; } = "nanolua";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Null hands the program this process's own standard input.</summary>
    public Stream? Input { get; init; }

    /// <summary>Null lets the program write to this process's own standard output.</summary>
    public Stream? Output { get; init; }

    /// <summary>Null lets the program write to this process's own standard error.</summary>
    public Stream? Error { get; init; }

    /// <summary>Null counts nothing.</summary>
    public ExecutionCounting? Counting { get; init; }

    /// <summary>Real time after which the run is ended; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
