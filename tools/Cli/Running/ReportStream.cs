using System.Text.Json;

namespace NanoLua.Cli.Running;

/// <summary>
/// Passes a program's error stream on and keeps the line with its figures to itself: that line
/// begins with the byte 1E and holds a JSON object.
/// </summary>
internal sealed class ReportStream(Stream destination) : Stream
{
    private const byte RecordSeparator = 0x1E;

    private readonly MemoryStream _record = new();
    private bool _inRecord;

    /// <summary>Null when the program ended before it could report.</summary>
    public RunReport? Report { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int end = bytes.IndexOf(_inRecord ? (byte)'\n' : RecordSeparator);
            ReadOnlySpan<byte> part = end < 0 ? bytes : bytes[..end];
            (_inRecord ? _record : destination).Write(part);
            if (end < 0) return;
            if (_inRecord) FinishRecord();
            _inRecord = !_inRecord;
            bytes = bytes[(end + 1)..];
        }
    }

    public override void Flush() => destination.Flush();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void FinishRecord()
    {
        Report = JsonSerializer.Deserialize<RunReport>(_record.ToArray());
        _record.SetLength(0);
    }
}
