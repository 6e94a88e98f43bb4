using System.CommandLine;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;

namespace NanoLua.Cli.Commands;

/// <summary>Compiles a source to an official Lua 5.5 binary chunk.</summary>
internal sealed class CompileCommand : Command, IHasExamples
{
    private readonly Argument<string> _input = new("FILE.lua")
    {
        Description = "Lua source, or a binary chunk to be written anew.",
    };

    private readonly Option<string> _output = CommonOptions.Output("FILE.luac");
    private readonly Option<NumberModel?> _numbers = CommonOptions.Numbers("i64f64");
    private readonly Option<bool> _strip = CommonOptions.Strip();

    public CompileCommand()
        : base("compile", "Compile Lua source to the official Lua 5.5 binary chunk format.")
    {
        Arguments.Add(_input);
        Options.Add(_output);
        Options.Add(_numbers);
        Options.Add(_strip);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "compile hello.lua -o hello.luac",
        "compile sensor.lua -o sensor.luac --numbers i32f32 --strip",
    ];

    private int Invoke(ParseResult options)
    {
        string input = options.GetValue(_input)!;
        Target target = Target.ForFile(options.GetValue(_numbers));
        Prototype main = InputFile.Read(input).ToPrototype("@" + input, target);
        byte[] chunk = ChunkWriter.Write(main, target.Numbers, options.GetValue(_strip));
        OutputFile.Write(options.GetValue(_output)!, chunk);
        return ExitStatus.Success;
    }
}
