using System.Diagnostics;

namespace NanoLua.Qemu;

/// <summary>Copies between streams and a running program, chunk by chunk, as the bytes come.</summary>
public static class ProcessStreams
{
    /// <summary>Ends with <paramref name="source"/>; the copy is flushed after each chunk.</summary>
    public static Task Copy(Stream source, Stream destination) => Task.Run(() =>
    {
        byte[] buffer = new byte[16384];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            destination.Write(buffer, 0, count);
            destination.Flush();
        }
    });

    /// <summary>
    /// Gives the program its standard input. The program may end without reading all of it.
    /// </summary>
    public static async Task CopyInput(Stream source, Process process)
    {
        try
        {
            await source.CopyToAsync(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }
}
