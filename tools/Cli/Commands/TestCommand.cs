using System.CommandLine;
namespace NanoLua.Cli.Commands;
internal sealed class TestCommand : Command { public TestCommand() : base("test") {} }
