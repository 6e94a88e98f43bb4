namespace NanoLua.Firmware;

/// <summary>Names of C++ functions as their source has them, by the tool of the ARM compiler.</summary>
public static class Demangler
{
    private const string Program = "arm-none-eabi-c++filt";
    private const string Package = "binutils-arm-none-eabi";

    public static IReadOnlyList<string> Demangle(IReadOnlyList<string> names)
    {
        var demangled = new List<string>();
        if (names.Count == 0) return demangled;
        ToolResult result = Tool.Run(Program, Package, names, demangled.Add);
        if (result.Status == 0 && demangled.Count == names.Count) return demangled;
        throw new BuildException($"{Program} failed", result.Output);
    }
}
