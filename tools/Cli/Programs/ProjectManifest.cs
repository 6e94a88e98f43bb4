using System.Text.Json;
using NanoLua.Bytecode;

namespace NanoLua.Cli.Programs;

/// <summary>
/// The optional file image.json of an image project. Every field may be missing:
/// <c>name</c> (text for people), <c>entry</c> (name of the module that runs, "main"),
/// <c>modules</c> (names of the modules to pack, else every .lua file in the folder and below) and
/// <c>numbers</c> (the only number model the project is made for).
/// </summary>
internal sealed record ProjectManifest
{
    public const string FileName = "image.json";
    public const string DefaultEntry = "main";

    public string? Name { get; init; }

    public string? Entry { get; init; }

    public string[]? Modules { get; init; }

    public string? Numbers { get; init; }

    public NumberModel? NumberModel =>
        Numbers is null ? null : NumberModels.Parse(Numbers);

    /// <summary>A folder without the file has the default manifest.</summary>
    public static ProjectManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new ProjectManifest();
        try
        {
            using FileStream file = File.OpenRead(path);
            ProjectManifest manifest =
                JsonSerializer.Deserialize<ProjectManifest>(file, s_options)
                ?? throw new InputException($"{path}: an object in braces is expected");
            manifest.Check(path);
            return manifest;
        }
        catch (JsonException error)
        {
            string where = error.LineNumber is { } line ? $"line {line + 1}" : "the file";
            throw new InputException(
                $"{path}: {where} is not as a manifest is (fields name, entry, modules, numbers)");
        }
    }

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling =
            System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private void Check(string path)
    {
        if (Numbers is null || NumberModels.Names.Contains(Numbers)) return;
        throw new InputException(
            $"{path}: numbers is '{Numbers}', and must be i32f32 or i64f64");
    }
}
