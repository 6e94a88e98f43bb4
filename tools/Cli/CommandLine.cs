using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using NanoLua.Boards;
using NanoLua.Cli.Commands;
using NanoLua.Cli.Running;
using NanoLua.Firmware;
using NanoLua.Qemu;

namespace NanoLua.Cli;

/// <summary>All commands, and what happens when one cannot do its work.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments)
    {
        try
        {
            // An argument of a Lua program may begin with @, so no response files.
            var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
            ParseResult result = Root().Parse(arguments, parsing);
            if (result.Action is ParseErrorAction) return Refuse(result);
            return result.Invoke(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (BuildException error)
        {
            Console.Error.Write(error.Output);
            return Fail(error.Message);
        }
        catch (Exception error) when (IsExpected(error))
        {
            return Fail(error.Message);
        }
        catch (AggregateException error) when (IsExpected(error.InnerExceptions[0]))
        {
            return Fail(error.InnerExceptions[0].Message);
        }
        catch (MachineException error)
        {
            Fail($"internal error: {error.Message}");
            return ExitStatus.InternalError;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Lua 5.5 for STM32 boards: compiles, packs, runs and measures Lua programs.")
        {
            new RunCommand(),
            new CompileCommand(),
            new PackCommand(),
            new InspectCommand(),
            new DisCommand(),
            new BoardsCommand(),
            new BenchCommand(),
            new TestCommand(),
            new LuaTestsCommand(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static int Refuse(ParseResult result)
    {
        string command = result.CommandResult.Command is RootCommand
            ? "nanolua"
            : $"nanolua {result.CommandResult.Command.Name}";
        string problem = result.UnmatchedTokens.Count > 0
            ? $"'{result.UnmatchedTokens[0]}' is no command, option or argument"
            : result.Errors[0].Message.TrimEnd('.');
        return Fail($"{problem} (see {command} --help)");
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"nanolua: {message}");
        return ExitStatus.BadInput;
    }

    private static bool IsExpected(Exception error) =>
        error is InputException or BoardException or QemuException or IOException
            or UnauthorizedAccessException;
}
