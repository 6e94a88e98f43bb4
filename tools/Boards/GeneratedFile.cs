namespace NanoLua.Boards;

/// <summary>Writes files that builds depend on: an unchanged file keeps its time stamp.</summary>
internal static class GeneratedFile
{
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
