// From specification files to generated texts. No output depends on machine, time or culture.
namespace NanoLua.SpecGenerator;

public static class GeneratedFiles
{
    public const string SpecFolder = "tools/spec";

    /// <returns>Paths relative to the root of the project and the text of each file.</returns>
    /// <exception cref="SpecException">A specification has a mistake.</exception>
    public static SortedDictionary<string, string> Generate(string root)
    {
        SortedDictionary<string, string> results = new(StringComparer.Ordinal);
        string[] specs = Directory.GetFiles(Path.Combine(root, SpecFolder), "*.txt");
        Array.Sort(specs, StringComparer.Ordinal);
        foreach (string spec in specs)
        {
            string name = $"{SpecFolder}/{Path.GetFileName(spec)}";
            SpecFile file = SpecReader.Read(name, File.ReadAllLines(spec));
            foreach (OutputTarget output in file.Outputs)
            {
                if (!results.TryAdd(output.Path, Write(file, output)))
                {
                    throw new SpecException(name, 1, $"'{output.Path}' has two sources");
                }
            }
        }
        return results;
    }

    /// <returns>The generated files that are missing or differ.</returns>
    public static IReadOnlyList<string> Differences(string root)
    {
        return [.. Generate(root).Where(Differs).Select(file => file.Key)];

        bool Differs(KeyValuePair<string, string> file)
        {
            string path = Path.Combine(root, file.Key);
            return !File.Exists(path)
                || File.ReadAllText(path).ReplaceLineEndings("\n") != file.Value;
        }
    }

    public static string Write(SpecFile file, OutputTarget output)
    {
        return output.Language == TargetLanguage.Cpp
            ? CppWriter.Write(file, output)
            : CSharpWriter.Write(file, output);
    }

    internal static IReadOnlyList<string> Banner(SpecFile file)
    {
        return [$"Generated from {file.Path}; do not edit.", ""];
    }

    internal static ulong PropertyBits(SpecFile file, OpcodeRow row)
    {
        EnumSection flags = file.Sections.OfType<EnumSection>()
            .First(section => section.Name == SpecReader.PropertyFlags);
        return flags.Members
            .Where(member => row.Properties.Contains(member.Name))
            .Aggregate(0ul, (bits, member) => bits | (ulong)member.Number);
    }
}
