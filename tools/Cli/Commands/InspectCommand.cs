using System.CommandLine;
using NanoLua.Cli.Programs;
using NanoLua.Image;

namespace NanoLua.Cli.Commands;

/// <summary>Shows what an image holds.</summary>
internal sealed class InspectCommand : Command, IHasExamples
{
    private readonly Argument<string> _image = new("FILE.nlx") { Description = "An image." };

    public InspectCommand()
        : base("inspect", "Show an image: sections, sizes, modules, functions, strings, hashes.")
    {
        Arguments.Add(_image);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } = ["inspect app.nlx"];

    private int Invoke(ParseResult options)
    {
        InputFile file = InputFile.Read(options.GetValue(_image)!);
        Console.Out.Write(ImagePrinter.Print(file.ReadImage(), listing: false));
        return ExitStatus.Success;
    }
}
