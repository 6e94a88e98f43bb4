using NanoLua.Qemu.Counting;

namespace NanoLua.Cli.Running;

/// <summary>One run of an image on a machine.</summary>
internal sealed record RunRequest
{
    public required string ImagePath { get; init; }

    /// <summary>What the program is told it is called (Lua's <c>arg[0]</c>).</summary>
    public required string ProgramName { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Null: all that the machine has.</summary>
    public long? HeapBytes { get; init; }

    /// <summary>Whether the figures of the run are wanted.</summary>
    public bool Report { get; init; }

    /// <summary>The entry module returns a function: measure one call of it.</summary>
    public bool Benchmark { get; init; }

    /// <summary>Whether the program gets the packet of the benchmark dhcp.</summary>
    public bool Packet { get; init; }

    /// <summary>Of boards: null counts nothing.</summary>
    public ExecutionCounting? Counting { get; init; }

    /// <summary>Null: this process's own standard output.</summary>
    public Stream? Output { get; init; }

    /// <summary>Null: this process's own standard error.</summary>
    public Stream? Error { get; init; }

    /// <summary>Null: this process's own standard input.</summary>
    public Stream? Input { get; init; }

    public TimeSpan? Timeout { get; init; }
}
