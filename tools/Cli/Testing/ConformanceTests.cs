using System.Text;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Qemu;

namespace NanoLua.Cli.Testing;

/// <summary>
/// Runs the conformance corpus: every program on every machine, each in a process of its own, as
/// many at a time as there are processors.
/// </summary>
internal sealed class ConformanceTests(
    ConformanceProgram[] programs, TestMachine[] machines, TestTally tally, Action<string> progress)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    public void Run()
    {
        foreach (IGrouping<NumberModel, TestMachine> same in machines.GroupBy(m => m.Numbers))
        {
            TestMachine[] machinesOfModel = [.. same];
            programs.AsParallel()
                .WithDegreeOfParallelism(Environment.ProcessorCount)
                .WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .ForAll(program => Check(program, same.Key, machinesOfModel));
        }
    }

    private void Check(
        ConformanceProgram program, NumberModel numbers, TestMachine[] machinesOfModel)
    {
        Expectation expectation = program.ExpectationFor(numbers);
        try
        {
            if (program.Pack(numbers, out Outcome? refused) is not { } image)
            {
                Count(program, $"compiler ({numbers.Name()})", expectation.Difference(refused!));
                return;
            }
            using var file = new TemporaryFile(image);
            foreach (TestMachine machine in machinesOfModel)
            {
                Check(program, expectation, file.Path, machine);
            }
        }
        catch (InputException error)
        {
            Count(program, $"packer ({numbers.Name()})", $"    {error.Message}\n");
        }
    }

    private void Check(
        ConformanceProgram program, Expectation expectation, string image, TestMachine machine)
    {
        if (machine.RamBytes is { } bytes && program.HeapBytes > bytes)
        {
            tally.Skip();
            return;
        }
        try
        {
            Count(program, machine.Name, expectation.Difference(Run(program, image, machine)));
        }
        catch (Exception error) when (error is MachineException or QemuException)
        {
            Count(program, machine.Name, $"    {error.Message}\n");
        }
    }

    private static Outcome Run(ConformanceProgram program, string image, TestMachine machine)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        RunResult result = machine.Machine.Run(new RunRequest
        {
            ImagePath = image,
            ProgramName = program.ProgramName,
            Input = Stream.Null,
            Output = output,
            Error = error,
            Timeout = TimeLimit,
        });
        return new Outcome(TextOf(output), TextOf(error), result.Status);
    }

    private static string TextOf(MemoryStream stream) =>
        Encoding.Latin1.GetString(stream.ToArray());

    private void Count(ConformanceProgram program, string where, string? difference)
    {
        if (difference is null) tally.Pass();
        else tally.Fail($"{program.Fact} on {where}", difference);
        progress($"conformance: {tally.Summary}");
    }
}
