using System.Text;

namespace NanoLua.Qemu;

/// <summary>
/// Passes the program's error stream on and holds back what QEMU itself says on the same stream:
/// lines that begin with its name. QEMU writes one such line in several pieces, so the beginning of
/// a line is held until it is known whose it is.
/// </summary>
internal sealed class ErrorFilter(Stream destination)
{
    private static readonly string[] Markers = ["qemu-system-arm:", "qemu:"];

    private readonly MemoryStream _message = new();
    private readonly StringBuilder _lineStart = new();
    private readonly MemoryStream _passing = new();
    private LineOwner _owner = LineOwner.Unknown;

    private enum LineOwner
    {
        Unknown,
        Program,
        Emulator,
    }

    /// <summary>The first line QEMU wrote; empty when it said nothing.</summary>
    public string EmulatorMessage =>
        Encoding.UTF8.GetString(_message.ToArray()).Split('\n')[0].Trim();

    public void Copy(Stream source)
    {
        byte[] buffer = new byte[4096];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            foreach (byte value in buffer.AsSpan(0, count)) Add(value);
            Pass();
        }
        MoveLineStart(_passing);
        Pass();
    }

    private void Add(byte value)
    {
        switch (_owner)
        {
            case LineOwner.Unknown:
                _lineStart.Append((char)value);
                Decide();
                break;
            case LineOwner.Program:
                _passing.WriteByte(value);
                break;
            case LineOwner.Emulator:
                _message.WriteByte(value);
                break;
        }
        if (value == '\n') _owner = LineOwner.Unknown;
    }

    private void Decide()
    {
        string start = _lineStart.ToString();
        if (Markers.Contains(start))
        {
            MoveLineStart(_message);
            _owner = LineOwner.Emulator;
        }
        else if (!Markers.Any(marker => marker.StartsWith(start, StringComparison.Ordinal)))
        {
            MoveLineStart(_passing);
            _owner = LineOwner.Program;
        }
    }

    private void MoveLineStart(MemoryStream owner)
    {
        foreach (char value in _lineStart.ToString()) owner.WriteByte((byte)value);
        _lineStart.Clear();
    }

    private void Pass()
    {
        if (_passing.Length == 0) return;
        _passing.WriteTo(destination);
        destination.Flush();
        _passing.SetLength(0);
    }
}
