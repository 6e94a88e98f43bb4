using System.Runtime.InteropServices;

namespace NanoLua.HostEngine;

/// <summary>The memory figures of a state: those that a board would have, too.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct EngineStatistics
{
    private readonly ulong _heapBytes;
    private readonly ulong _usedBytes;
    private readonly ulong _peakBytes;
    private readonly ulong _allocations;
    private readonly ulong _freeBytes;
    private readonly ulong _freeLargestBytes;

    public long HeapBytes => (long)_heapBytes;

    public long UsedBytes => (long)_usedBytes;

    /// <summary>The most that was ever in use.</summary>
    public long PeakBytes => (long)_peakBytes;

    /// <summary>How many blocks were ever allocated.</summary>
    public long Allocations => (long)_allocations;

    public long FreeBytes => (long)_freeBytes;

    /// <summary>The largest piece of <see cref="FreeBytes"/>.</summary>
    public long FreeLargestBytes => (long)_freeLargestBytes;
}
