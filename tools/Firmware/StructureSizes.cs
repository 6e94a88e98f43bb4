using System.Text.RegularExpressions;

namespace NanoLua.Firmware;

/// <summary>Sizes of the structures of a program, from its debug information.</summary>
public static partial class StructureSizes
{
    private const string Program = "arm-none-eabi-readelf";
    private const string Package = "binutils-arm-none-eabi";

    // Namespaces and what is directly in them, without members.
    private const string Depth = "--dwarf-depth=3";

    /// <param name="names">Without their namespace.</param>
    /// <returns>Bytes by name, without those that the program does not use.</returns>
    public static IReadOnlyDictionary<string, int> Read(
        string elfPath, IReadOnlyCollection<string> names)
    {
        var sizes = new Dictionary<string, int>();
        string tag = "";
        string name = "";
        ToolResult result = Tool.Run(
            Program, Package, ["--debug-dump=info", Depth, elfPath], line =>
            {
                if (TagPattern().Match(line) is { Success: true } entry)
                {
                    (tag, name) = (entry.Groups[1].Value, "");
                }
                if (tag != "structure_type") return;
                if (NamePattern().Match(line) is { Success: true } named)
                {
                    name = named.Groups[1].Value;
                }
                if (SizePattern().Match(line) is { Success: true } sized && names.Contains(name))
                {
                    sizes[name] = int.Parse(sized.Groups[1].ValueSpan);
                }
            });
        if (result.Status == 0) return sizes;
        throw new BuildException($"{Program} failed", result.Output);
    }

    [GeneratedRegex(@"\(DW_TAG_(\w+)\)$")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"DW_AT_name +: .*?(\w+)\s*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"DW_AT_byte_size +: (\d+)")]
    private static partial Regex SizePattern();
}
