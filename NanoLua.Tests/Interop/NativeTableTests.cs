using NanoLua.InteropGenerator;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Interop;

/// <summary>
/// A device finds native methods by their numbers: one method more or less in the library, native or not,
/// and a firmware calls the wrong ones.
/// </summary>
public sealed class NativeTableTests
{
    [Fact]
    public void Committed_table_is_that_of_the_device_library()
    {
        foreach ((string path, string text) in InteropFiles.Generate(Repository.Root))
        {
            Assert.Equal(text, File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void Every_native_method_has_a_stub()
    {
        string folder = Repository.PathOf("firmware/interop");
        string sources = string.Concat(
            Directory.GetFiles(folder, "*.cpp").Select(path => File.ReadAllText(path)));
        IEnumerable<string> missing = File.ReadLines(Path.Combine(folder, "NanoLua.h"))
            .Where(line => line.Contains("NANOCLR_NATIVE_DECLARE"))
            .Select(line => line.Split('(', ')')[1])
            .Where(name => !sources.Contains($"::{name}("));
        Assert.Empty(missing);
    }
}
