using System.Diagnostics;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Interop;

/// <summary>
/// The options of a nanoFramework firmware for STM32 are stricter than ours, and of another C++ standard.
/// What needs no header of the CLR is compiled with them here; the rest of firmware/interop is not.
/// </summary>
public sealed class DeviceCompilerTests
{
    private static readonly string[] s_folders = ["engine", "stdlib", "api"];

    private static readonly string[] s_options =
    [
        "-std=gnu++23", "-mthumb", "-mfloat-abi=hard", "-mabi=aapcs", "--specs=nano.specs",
        "-Wall", "-Wextra", "-Werror", "-Wundef", "-Wshadow", "-Wimplicit-fallthrough",
        "-fshort-wchar", "-fno-common", "-mno-long-calls", "-fno-exceptions", "-fcheck-new",
        "-fno-strict-aliasing", "-fno-rtti", "-fsyntax-only",
    ];

    [Theory]
    [InlineData("cortex-m7", "fpv5-sp-d16", "I32F32")]
    [InlineData("cortex-m4", "fpv4-sp-d16", "I32F32")]
    [InlineData("cortex-m4", "fpv4-sp-d16", "I64F64")]
    public void Engine_compiles_as_part_of_a_nanoFramework_firmware(
        string core, string fpu, string numbers)
    {
        string firmware = Repository.PathOf("firmware");
        IEnumerable<string> sources = s_folders.SelectMany(
            folder => Directory.GetFiles(Path.Combine(firmware, folder), "*.cpp"));
        ProcessStartInfo start = new(
            "arm-none-eabi-g++",
            [
                .. s_options, $"-mcpu={core}", $"-mfpu={fpu}", $"-I{firmware}",
                $"-DNANOLUA_NUMBERS_{numbers}=1", .. sources,
            ])
        {
            RedirectStandardError = true,
        };
        using Process compiler = Process.Start(start)!;
        string errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.Equal("", errors);
        Assert.Equal(0, compiler.ExitCode);
    }
}
