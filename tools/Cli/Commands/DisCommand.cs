using System.CommandLine;
using System.Text;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;
using NanoLua.Image;

namespace NanoLua.Cli.Commands;

/// <summary>Lists bytecode.</summary>
internal sealed class DisCommand : Command, IHasExamples
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Lua source, an official binary chunk, or an image.",
    };

    private readonly Option<NumberModel?> _numbers =
        CommonOptions.Numbers("that of the file; i64f64 for source");

    public DisCommand()
        : base("dis", "List the bytecode of a source, a binary chunk or an image.")
    {
        Arguments.Add(_file);
        Options.Add(_numbers);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "dis hello.lua --numbers i32f32",
        "dis app.nlx",
    ];

    private int Invoke(ParseResult options)
    {
        InputFile file = InputFile.Read(options.GetValue(_file)!);
        NumberModel? wanted = options.GetValue(_numbers);
        string listing = file.Kind switch
        {
            InputKind.Image => ListImage(file, wanted),
            InputKind.Chunk => ListChunk(file, wanted),
            _ => ListSource(file, wanted),
        };
        Console.Out.Write(listing);
        return ExitStatus.Success;
    }

    private static string ListSource(InputFile file, NumberModel? wanted)
    {
        Target target = Target.ForFile(wanted);
        return Lister.List(file.ToPrototype("@" + file.Path, target), target.Numbers);
    }

    private static string ListChunk(InputFile file, NumberModel? wanted)
    {
        Prototype main = file.ReadChunk(out NumberModel numbers);
        RequireWanted(wanted, numbers, file, "chunk");
        return Lister.List(main, numbers);
    }

    private static string ListImage(InputFile file, NumberModel? wanted)
    {
        ImageContents image = file.ReadImage();
        RequireWanted(wanted, image.Model, file, "image");
        var listing = new StringBuilder();
        foreach (PackedModule module in image.Modules)
        {
            if (listing.Length > 0) listing.Append('\n');
            listing.Append($"module {Encoding.UTF8.GetString(module.Name)}\n");
            listing.Append(Lister.List(module.Main, image.Model));
        }
        return listing.ToString();
    }

    private static void RequireWanted(
        NumberModel? wanted, NumberModel actual, InputFile file, string kind)
    {
        if (wanted is { } numbers) Target.ForFile(numbers).Require(actual, file.Path, kind);
    }
}
