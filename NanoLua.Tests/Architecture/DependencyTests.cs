using System.Text.RegularExpressions;
using System.Xml.Linq;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Architecture;

/// <summary>
/// Holds the direction of dependency: what the README's code map says about who may know whom is
/// compared with the project references and #include lines as they are.
/// </summary>
public sealed partial class DependencyTests
{
    // Project -> the projects it may refer to.
    private static readonly Dictionary<string, string[]> s_allowedProjects = new()
    {
        ["SpecGenerator"] = [],
        ["Bytecode"] = [],
        ["Boards"] = [],
        ["Compiler"] = ["Bytecode"],
        ["Image"] = ["Bytecode"],
        ["DeviceLibrary"] = [],
        ["Firmware"] = ["Boards"],
        ["InteropGenerator"] = ["DeviceLibrary"],
        ["Qemu"] = ["Boards"],
        ["HostEngine"] = ["Bytecode", "Compiler"],
        ["Cli"] =
        [
            "Boards", "Bytecode", "Compiler", "Firmware", "HostEngine", "Image", "Qemu",
        ],
    };

    // Folder of firmware/ -> what the files in it may include: folders, or single headers.
    private static readonly Dictionary<string, string[]> s_allowedIncludes = new()
    {
        ["engine"] = ["engine"],
        ["stdlib"] = ["stdlib", "engine/nanolua.h", "platform/platform.h"],
        ["platform"] = ["platform", "board_facts.h"],
        ["baremetal"] =
        [
            "baremetal", "stdlib", "engine/nanolua.h", "platform/platform.h",
            "examples/dhcp/packet.h", // The benchmark `dhcp` is the example's.
        ],
        ["api"] = ["api", "stdlib", "engine/nanolua.h"],
        ["host"] = ["host", "api", "stdlib", "engine/nanolua.h", "platform"],
        ["examples"] = ["examples", "stdlib", "engine/nanolua.h", "platform/platform.h"],
        ["interop"] = ["interop", "api", "stdlib", "engine/nanolua.h", "platform/platform.h"],
    };

    // The freestanding headers that the engine and the library may take from the C library.
    private static readonly string[] s_freestanding =
        ["stdarg.h", "stddef.h", "stdint.h", "string.h", "setjmp.h"];

    [Fact]
    public void Projects_refer_only_to_what_lies_below_them()
    {
        List<string> wrong = [];
        foreach (string path in Directory.GetFiles(
            Repository.PathOf("tools"), "*.csproj", SearchOption.AllDirectories))
        {
            string project = Path.GetFileNameWithoutExtension(path);
            string[] allowed = s_allowedProjects.GetValueOrDefault(project, []);
            wrong.AddRange(ReferencesOf(path).Except(allowed).Select(it => $"{project} -> {it}"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_is_part_of_the_map()
    {
        IEnumerable<string> projects = Directory
            .GetFiles(Repository.PathOf("tools"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(s_allowedProjects.Keys.Order(), projects.Order());
    }

    [Fact]
    public void Firmware_folders_include_only_what_lies_below_them()
    {
        List<string> wrong = [];
        foreach (string file in FirmwareFiles())
        {
            string folder = file.Split('/')[0];
            string[] allowed = s_allowedIncludes[folder];
            wrong.AddRange(OwnIncludesOf(file)
                .Where(include => !allowed.Any(it => include == it || include.StartsWith(it + "/")))
                .Select(include => $"{file} includes {include}"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Engine_and_library_use_only_freestanding_headers()
    {
        List<string> wrong = [];
        foreach (string file in FirmwareFiles().Where(IsFreestanding))
        {
            wrong.AddRange(IncludesOf(file, SystemInclude())
                .Except(s_freestanding)
                .Select(include => $"{file} includes <{include}>"));
        }
        Assert.Empty(wrong);
    }

    private static bool IsFreestanding(string file)
    {
        return file.StartsWith("engine/") || file.StartsWith("stdlib/");
    }

    private static IEnumerable<string> ReferencesOf(string project)
    {
        return XDocument.Load(project).Descendants("ProjectReference")
            .Select(it => Path.GetFileNameWithoutExtension(it.Attribute("Include")!.Value));
    }

    // Paths relative to firmware/, with slashes.
    private static IEnumerable<string> FirmwareFiles()
    {
        string root = Repository.PathOf("firmware");
        return Directory.GetFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cpp") || path.EndsWith(".h"))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));
    }

    // Quoted includes as paths relative to firmware/. A name is looked up beside the file first.
    private static IEnumerable<string> OwnIncludesOf(string file)
    {
        string root = Repository.PathOf("firmware");
        string folder = Path.GetDirectoryName(file)!;
        foreach (string include in IncludesOf(file, QuotedInclude()))
        {
            string beside = Path.GetRelativePath(
                root, Path.GetFullPath(Path.Combine(root, folder, include)));
            yield return File.Exists(Path.Combine(root, beside))
                ? beside.Replace('\\', '/')
                : include;
        }
    }

    private static IEnumerable<string> IncludesOf(string file, Regex pattern)
    {
        string text = File.ReadAllText(Repository.PathOf("firmware/" + file));
        return pattern.Matches(text).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("^\\s*#\\s*include\\s*\"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex QuotedInclude();

    [GeneratedRegex("^\\s*#\\s*include\\s*<([^>]+)>", RegexOptions.Multiline)]
    private static partial Regex SystemInclude();
}
