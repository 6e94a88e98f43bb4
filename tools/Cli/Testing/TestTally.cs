namespace NanoLua.Cli.Testing;

/// <summary>
/// Counts results from any thread. Failures are printed on standard output, the result of the
/// command.
/// </summary>
internal sealed class TestTally
{
    private readonly object _lock = new();

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public void Pass(int count = 1)
    {
        lock (_lock) Passed += count;
    }

    public void Skip(int count = 1)
    {
        lock (_lock) Skipped += count;
    }

    /// <param name="details">Lines, each ended by a line feed.</param>
    public void Fail(string test, string details, int count = 1)
    {
        lock (_lock)
        {
            Failed += count;
            Console.Out.Write($"FAILED {test}\n{details}");
        }
    }

    public void Add(TestTally part)
    {
        Passed += part.Passed;
        Failed += part.Failed;
        Skipped += part.Skipped;
    }

    public string Summary => $"{Passed} passed, {Failed} failed"
        + (Skipped == 0 ? "" : $", {Skipped} skipped");
}
