using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NanoLua.Bytecode;

namespace NanoLua.Cli.Commands;

/// <summary>Options that mean the same in every command.</summary>
internal static class CommonOptions
{
    public static Option<NumberModel?> Numbers(string defaultText) => new("--numbers")
    {
        Description = $"Number model: i32f32 or i64f64. Default: {defaultText}.",
        HelpName = "MODEL",
        CustomParser = ParseNumbers,
    };

    public static Option<string?> Board(string description) => new("--board")
    {
        Description = description,
        HelpName = "NAME",
    };

    public static Option<bool> Strip() => new("--strip")
    {
        Description = "Leave out debug information: names, and the lines of messages.",
    };

    public static Option<string> Output(string helpName) => new("--output", "-o")
    {
        Description = "The file to write. It appears complete or not at all.",
        HelpName = helpName,
        Required = true,
    };

    /// <summary>A number of bytes, also as 64K or 1M.</summary>
    public static Option<long?> Bytes(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "BYTES",
        CustomParser = ParseBytes,
    };

    private static NumberModel? ParseNumbers(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (NumberModels.Names.Contains(text)) return NumberModels.Parse(text);
        result.AddError($"--numbers is '{text}', and must be i32f32 or i64f64");
        return null;
    }

    private static long? ParseBytes(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int shift = text.EndsWith('K') ? 10 : text.EndsWith('M') ? 20 : 0;
        string digits = shift == 0 ? text : text[..^1];
        bool valid = uint.TryParse(
            digits, NumberStyles.None, CultureInfo.InvariantCulture, out uint count);
        if (valid && count > 0) return (long)count << shift;
        result.AddError($"'{text}' is not a number of bytes, such as 65536 or 64K");
        return null;
    }
}
