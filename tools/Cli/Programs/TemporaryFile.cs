namespace NanoLua.Cli.Programs;

/// <summary>A file for the time of a run, in the system's folder for temporary files.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(ReadOnlySpan<byte> bytes)
    {
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(), $"nanolua-{Guid.NewGuid():n}{InputFile.ImageExtension}");
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
