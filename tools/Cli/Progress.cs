using Spectre.Console;

namespace NanoLua.Cli;

/// <summary>
/// Says on standard error what takes long. On a terminal it is a line that changes and vanishes at
/// the end; in a log it is a line now and then. Nothing is shown before the first report.
/// </summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private readonly TaskCompletionSource _finished = new();
    private DateTime _lastLogged = DateTime.MinValue;
    private StatusContext? _context;
    private Task? _display;

    public void Report(string text)
    {
        lock (_lock)
        {
            if (Console.IsErrorRedirected) Log(text);
            else Display(Markup.Escape(text));
        }
    }

    /// <summary>A line that stays.</summary>
    public void Say(string text)
    {
        lock (_lock)
        {
            if (_display is null) Console.Error.WriteLine(text);
            else ErrorConsole.Instance.WriteLine(text);
        }
    }

    public void Dispose()
    {
        _finished.TrySetResult();
        _display?.Wait();
    }

    private void Log(string text)
    {
        DateTime now = DateTime.UtcNow;
        if (now - _lastLogged < LogInterval) return;
        _lastLogged = now;
        Console.Error.WriteLine($"nanolua: {text}");
    }

    private void Display(string markup)
    {
        if (_context is not null)
        {
            _context.Status(markup);
            return;
        }
        _display ??= ErrorConsole.Instance.Status().StartAsync(markup, context =>
        {
            _context = context;
            return _finished.Task;
        });
    }
}
