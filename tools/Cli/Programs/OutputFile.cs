namespace NanoLua.Cli.Programs;

/// <summary>
/// Writes files completely or not at all: the bytes go to a temporary file beside the wanted one,
/// which is then replaced in one step.
/// </summary>
internal static class OutputFile
{
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new InputException($"{path}: is a folder");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new InputException($"{path}: cannot be written, its folder does not exist");
        }
        string temporary = $"{full}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new InputException($"{path}: cannot be written: {error.Message}");
        }
    }
}
