using System.Globalization;

namespace NanoLua.Cli.Running;

/// <summary>
/// Something that runs an image: this PC or an emulated board, both with the same program
/// (firmware/baremetal/main.cpp). Its own options come before the arguments of the Lua program and
/// begin with <c>--nl-</c>.
/// </summary>
internal abstract class Machine
{
    public virtual RunResult Run(RunRequest request)
    {
        if (!request.Report && !request.Benchmark)
        {
            return new RunResult(Start(request, request.Error), null);
        }
        Stream error = request.Error ?? Console.OpenStandardError();
        var report = new ReportStream(error);
        return new RunResult(Start(request, report), report.Report);
    }

    /// <summary>Runs to the end and returns the exit status.</summary>
    /// <param name="error">Null: this process's own standard error.</param>
    protected abstract int Start(RunRequest request, Stream? error);

    protected static IReadOnlyList<string> ArgumentsOf(RunRequest request)
    {
        var arguments = new List<string>();
        if (request.HeapBytes is { } heap)
        {
            arguments.Add("--nl-heap=" + heap.ToString(CultureInfo.InvariantCulture));
        }
        if (request.Report) arguments.Add("--nl-stats");
        if (request.Benchmark) arguments.Add("--nl-bench");
        if (request.Packet) arguments.Add("--nl-packet");
        arguments.AddRange(request.Arguments);
        return arguments;
    }
}
