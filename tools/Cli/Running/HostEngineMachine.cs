using NanoLua.HostEngine;

namespace NanoLua.Cli.Running;

/// <summary>
/// This PC, with the engine inside this process and its standard streams: there <c>load</c> has the
/// compiler. Programs that are only measured or compared run in processes of their own.
/// </summary>
internal sealed class HostEngineMachine(EngineLibrary library) : Machine
{
    public override RunResult Run(RunRequest request)
    {
        ProgramResult result = RunProgram(request);
        var report = new RunReport
        {
            RamFresh = result.RamFresh,
            RamAfterLoad = result.RamAfterLoad,
            RamPeak = result.End.PeakBytes,
            RamFree = result.End.FreeBytes,
            RamFreeLargest = result.End.FreeLargestBytes,
            Allocations = result.End.Allocations,
        };
        return new RunResult(result.Status, request.Report ? report : null);
    }

    protected override int Start(RunRequest request, Stream? error) => RunProgram(request).Status;

    private ProgramResult RunProgram(RunRequest request)
    {
        long heapBytes = request.HeapBytes ?? EngineState.DefaultHeapBytes;
        try
        {
            return ProgramRunner.Run(library, new ProgramRun
            {
                ImagePath = request.ImagePath,
                ProgramName = request.ProgramName,
                Arguments = request.Arguments,
                HeapBytes = (uint)Math.Min(heapBytes, EngineState.DefaultHeapBytes),
            });
        }
        catch (EngineException error)
        {
            throw new InputException($"{request.ProgramName}: {error.Message}");
        }
    }
}
