using System.Text;

namespace NanoLua.Qemu;

/// <summary>
/// Passes the program's error stream on and holds back what QEMU itself says on the same stream.
/// QEMU writes each of its messages at once and from the beginning of a line.
/// </summary>
internal sealed class ErrorFilter(Stream destination)
{
    private static readonly byte[][] Markers =
    [
        "qemu-system-arm: "u8.ToArray(), "qemu: "u8.ToArray(),
    ];

    private readonly StringBuilder _emulatorMessages = new();
    private bool _atLineStart = true;

    /// <summary>The first line QEMU wrote; empty when it said nothing.</summary>
    public string EmulatorMessage => _emulatorMessages.ToString().Split('\n')[0].Trim();

    public void Copy(Stream source)
    {
        byte[] buffer = new byte[4096];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, count);
            if (_atLineStart && StartsWithMarker(bytes))
            {
                _emulatorMessages.Append(Encoding.UTF8.GetString(bytes));
                continue;
            }
            destination.Write(bytes);
            destination.Flush();
            _atLineStart = bytes[^1] == '\n';
        }
    }

    private static bool StartsWithMarker(ReadOnlySpan<byte> bytes)
    {
        foreach (byte[] marker in Markers)
        {
            if (bytes.StartsWith(marker)) return true;
        }
        return false;
    }
}
