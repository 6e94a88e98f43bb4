using System.Text;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Qemu;

namespace NanoLua.Cli.Benchmarks;

/// <summary>Measures single runs of images on one machine, each in a state of its own.</summary>
/// <param name="heapBytes">Null: all that the machine has.</param>
/// <param name="firmware">Null: instructions are not counted.</param>
internal sealed class ImageRunner(Machine machine, long? heapBytes, CountedFirmware? firmware)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    /// <param name="loadOnly">
    /// Whether loading is measured; else the entry module returns the function to measure.
    /// </param>
    /// <param name="packet">Whether the program gets the packet of the benchmark dhcp.</param>
    public Measurement Run(byte[] image, string name, bool loadOnly, bool packet = false)
    {
        using var file = new TemporaryFile(image);
        using var counts = new TemporaryFile([]);
        using var output = new MemoryStream();
        var request = new RunRequest
        {
            ImagePath = file.Path,
            ProgramName = name,
            HeapBytes = heapBytes,
            Report = true,
            Benchmark = !loadOnly,
            Packet = packet,
            Counting = firmware?.CountInto(counts.Path),
            Input = Stream.Null,
            Output = output,
            Error = output,
            Timeout = TimeLimit,
        };
        try
        {
            RunResult result = machine.Run(request);
            if (result.Status == ExitStatus.Success && result.Report is { } report)
            {
                return Judge(report, firmware?.ReadProfile(counts.Path, loadOnly), loadOnly);
            }
            string said = Encoding.UTF8.GetString(output.ToArray()).Trim();
            return new Measurement(
                result.Report, null, $"ended with exit status {result.Status}: {said}");
        }
        catch (Exception error) when (error is QemuException or MachineException)
        {
            return new Measurement(null, null, error.Message);
        }
    }

    private Measurement Judge(RunReport report, ExecutionProfile? profile, bool loadOnly)
    {
        long? counted = loadOnly ? report.InstructionsLoad : report.InstructionsRun;
        bool agrees = profile is null || counted is null
            || Math.Abs(profile.Instructions - counted.Value) <= firmware!.CountToleranceMax;
        string? problem = agrees
            ? null
            : $"the board counted {counted} instructions, the emulator {profile!.Instructions}";
        return new Measurement(report, profile, problem);
    }
}
