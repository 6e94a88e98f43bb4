using System.CommandLine;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;

namespace NanoLua.Cli.Commands;

/// <summary>Packs modules into an image.</summary>
internal sealed class PackCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "Lua sources and official binary chunks, each a module named after its file; "
            + "folders of image projects.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = CommonOptions.Output("FILE.nlx");
    private readonly Option<NumberModel?> _numbers = CommonOptions.Numbers("i64f64");
    private readonly Option<bool> _strip = CommonOptions.Strip();

    private readonly Option<string?> _entry = new("--entry")
    {
        Description = "The module that runs first. Default: the project's entry, else main, else "
            + "the first file.",
        HelpName = "MODULE",
    };

    public PackCommand()
        : base("pack", "Pack Lua modules into one image that runs in place.")
    {
        Arguments.Add(_inputs);
        Options.Add(_output);
        Options.Add(_numbers);
        Options.Add(_strip);
        Options.Add(_entry);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "pack main.lua json.lua -o app.nlx --numbers i32f32",
        "pack flash-images/hello -o hello.nlx --strip",
    ];

    private int Invoke(ParseResult options)
    {
        string[] inputs = options.GetValue(_inputs)!;
        string output = options.GetValue(_output)!;
        Target target = Target.ForFile(options.GetValue(_numbers));
        LuaModule[] modules = [.. inputs.SelectMany(path => Packer.ReadModules(path, target))];
        string? entry = options.GetValue(_entry) ?? DefaultEntry(inputs, modules);
        byte[] image = Packer.Pack(
            modules, entry, target.Numbers, options.GetValue(_strip), output);
        OutputFile.Write(output, image);
        return ExitStatus.Success;
    }

    private static string? DefaultEntry(string[] inputs, LuaModule[] modules)
    {
        string? project = inputs.Where(Directory.Exists)
            .Select(folder => new ImageProject(folder).Entry)
            .FirstOrDefault(entry => entry is not null);
        if (project is not null) return project;
        if (modules.Any(module => module.Name == ProjectManifest.DefaultEntry))
        {
            return ProjectManifest.DefaultEntry;
        }
        return File.Exists(inputs[0]) ? modules[0].Name : null;
    }
}
