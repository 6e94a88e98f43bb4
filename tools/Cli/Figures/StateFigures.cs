using System.Globalization;
using System.Text;
using NanoLua.Bytecode;
using NanoLua.Cli.Benchmarks;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;

namespace NanoLua.Cli.Figures;

/// <summary>What a state takes, and what loading and requiring modules adds.</summary>
/// <param name="modules">The modules that are loaded together.</param>
internal sealed class StateFigures(
    ImageRunner runner, Target target, IReadOnlyList<LuaModule> modules)
{
    // The entry of an image; when it shall be measured it returns a function.
    private const string Entry = "main";
    private const string Nothing = "return function() end";

    private const int NewStateBytesMax = 1024;
    private const int LoadBytesMax = 256;
    private const int LoadAllocationsMax = 4;
    private const int LoadInstructionsMax = 300_000;
    private const int RequireBytesMax = 6000;

    public IEnumerable<Figure> Measure()
    {
        Measurement loaded = Run(modules, Nothing, loadOnly: true);
        RunReport report = loaded.Report!;
        long ofTenFunctions = BytesToLoadFunctions(10);
        return
        [
            Of("new state with all libraries: bytes", report.RamFresh, NewStateBytesMax),
            Of("loading bench/modules: bytes", BytesToLoad(report), LoadBytesMax),
            Of("loading bench/modules: allocations", report.AllocationsLoad, LoadAllocationsMax),
            Of(
                "loading bench/modules: instructions", loaded.Profile!.Instructions,
                LoadInstructionsMax),
            Of("loading 10 functions: bytes", ofTenFunctions, LoadBytesMax),
            Of("loading 1000 functions: bytes", BytesToLoadFunctions(1000), ofTenFunctions),
            Of("requiring all of bench/modules: bytes", BytesToRequireAll(), RequireBytesMax),
        ];
    }

    /// <summary>The limits are for the small number model.</summary>
    private Figure Of(string subject, long value, long limit) => new(
        FigureKind.State, subject, target.Numbers, value,
        target.Numbers == NumberModel.I32F32 ? limit : null);

    private static long BytesToLoad(RunReport report) => report.RamAfterLoad - report.RamFresh;

    private long BytesToLoadFunctions(int count)
    {
        var source = new StringBuilder("local module = {}\n");
        for (int i = 1; i <= count; i++)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"function module.f{i}(a, b) return a * {i} + b end\n");
        }
        source.Append("return module\n");
        LuaModule module = LuaModule.Compile("functions", source.ToString(), target);
        return BytesToLoad(Run([module], Nothing, loadOnly: true).Report!);
    }

    /// <summary>What is live after requiring every module and a full collection.</summary>
    private long BytesToRequireAll()
    {
        IEnumerable<string> requires = modules.Select(module => $"require '{module.Name}' ");
        return LiveBytes(string.Concat(requires) + Nothing) - LiveBytes(Nothing);
    }

    private long LiveBytes(string main) => Run(modules, main, loadOnly: false).Report!.RamAfterLoad;

    private Measurement Run(IReadOnlyList<LuaModule> others, string main, bool loadOnly)
    {
        LuaModule entry = LuaModule.Compile(Entry, main, target);
        byte[] image = Packer.Pack([.. others, entry], Entry, target.Numbers, strip: true, Entry);
        Measurement measured = runner.Run(image, Entry, loadOnly);
        return measured.Problem is null ? measured : throw new InputException(measured.Problem);
    }
}
