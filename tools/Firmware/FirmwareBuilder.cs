using NanoLua.Boards;

namespace NanoLua.Firmware;

/// <summary>
/// Builds the native parts on demand, incrementally, into the tree's build folder. A call that
/// finds nothing to do costs a few milliseconds.
/// </summary>
/// <param name="progress">Gets a short text whenever the build moves on.</param>
public sealed class FirmwareBuilder(SourceTree tree, Action<string>? progress = null)
{
    /// <summary>Builds a board's firmware and returns the path of its ELF file.</summary>
    /// <exception cref="BuildException">A tool is missing, or a source is wrong.</exception>
    public string BuildFirmware(Board board, string numbers) =>
        BuildForBoard(board, numbers, "nanolua-firmware");

    /// <summary>Builds the firmware that reports the figures of its runs, on the same engine.</summary>
    /// <exception cref="BuildException">A tool is missing, or a source is wrong.</exception>
    public string BuildMeasuringFirmware(Board board, string numbers) =>
        BuildForBoard(board, numbers, "nanolua-measuring-firmware");

    /// <summary>Builds the program that checks a board's port and returns its ELF file.</summary>
    public string BuildSelfTest(Board board) =>
        BuildForBoard(board, board.Numbers, "platform-selftest");

    /// <summary>Builds an application in C++ out of firmware/examples; returns its ELF file.</summary>
    public string BuildExample(Board board, string example) =>
        BuildForBoard(board, board.Numbers, $"nanolua-example-{example}");

    /// <summary>Builds an application out of firmware/examples for this PC; returns its path.</summary>
    public string BuildHostExample(string example, string numbers)
    {
        string target = $"nanolua-example-{example}-{numbers}";
        return HostBuild().Build(target, target);
    }

    /// <summary>Builds a program or library for this PC and returns its path.</summary>
    /// <exception cref="BuildException">A tool is missing, or a source is wrong.</exception>
    public string BuildHost(HostProgram program, string numbers)
    {
        string target = TargetOf(program, numbers);
        string output = program == HostProgram.SharedLibrary ? $"lib{target}.so" : target;
        return HostBuild().Build(target, output);
    }

    /// <summary>Builds the program that checks the posix port and returns its path.</summary>
    public string BuildHostSelfTest() =>
        HostBuild().Build("platform-selftest", "platform-selftest");

    /// <summary>Builds the test of the posix port's memory region and returns its path.</summary>
    public string BuildRegionTest() => HostBuild().Build(
        "region-test", "region-test", Path.Combine(tree.Root, "NanoLua.Tests", "Boards"));

    /// <summary>Builds the plugin that counts instructions in QEMU and returns its path.</summary>
    public string BuildCountingPlugin() => HostBuild().Build(
        "qemu-counting", "libqemu-counting.so", Path.Combine(tree.Root, "tools", "Qemu", "Plugin"));

    private static string TargetOf(HostProgram program, string numbers) => program switch
    {
        HostProgram.Runner => $"nanolua-runner-{numbers}",
        HostProgram.SanitizedRunner => $"nanolua-runner-{numbers}-sanitized",
        HostProgram.StressRunner => $"nanolua-runner-{numbers}-stress",
        _ => $"nanolua-{numbers}",
    };

    private NativeBuild HostBuild() =>
        new(tree, "the host", Path.Combine(tree.Build, "native", "host"), [], progress);

    private string BuildForBoard(Board board, string numbers, string target)
    {
        string title = $"{board.Name} ({numbers})";
        string facts = Path.Combine(tree.Build, "native", "facts", board.Name);
        BoardFactsWriter.Write(board, facts);
        string toolchain = Path.Combine(tree.Firmware, "cmake", "arm-none-eabi.cmake");
        string[] settings =
        [
            $"-DNANOLUA_BOARD_FACTS={facts}",
            $"-DNANOLUA_NUMBERS={numbers}",
            $"-DCMAKE_TOOLCHAIN_FILE={toolchain}",
        ];
        RequireCompiler();
        string folder = Path.Combine(tree.Build, "native", $"{board.Name}-{numbers}");
        return new NativeBuild(tree, title, folder, settings, progress)
            .Build(target, $"{target}.elf", facts);
    }

    /// <summary>CMake's own message about a missing compiler runs over many lines.</summary>
    private static void RequireCompiler()
    {
        const string Compiler = "arm-none-eabi-g++";
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        bool found = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, Compiler)));
        if (found) return;
        throw new BuildException(
            $"{Compiler} is not installed (Debian packages gcc-arm-none-eabi and "
            + "libnewlib-arm-none-eabi)");
    }
}
