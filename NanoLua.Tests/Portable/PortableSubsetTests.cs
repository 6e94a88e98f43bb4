using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Portable;

/// <summary>Everything meant for .NET nanoFramework stays in the portable subset.</summary>
public sealed class PortableSubsetTests
{
    private const string ApiFile = "NanoLua.Tests/Portable/nanoframework-api.txt";

    public static TheoryData<string> Projects => new(
        Directory.GetFiles(Repository.Root, "*.nfproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_for_the_device_compile_there(string path)
    {
        DeviceProject project = DeviceProject.Read(Repository.PathOf(path));
        IReadOnlyList<string> problems = PortableCheck.Run(
            Read(project.Sources), Read(project.ReferencedSources()), Api(project.Assemblies),
            Repository.Root);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("NanoLua/NanoLua.nfproj")]
    [InlineData("NanoLua/samples/DhcpServer/DhcpServer.nfproj")]
    [InlineData("NanoLua.Tests/Device/NFUnitTest.nfproj")]
    public void Project_has_every_file_that_is_not_for_dotnet_alone(string path)
    {
        DeviceProject project = DeviceProject.Read(Repository.PathOf(path));
        IEnumerable<string> files = Directory
            .GetFiles(Path.GetDirectoryName(project.Path)!, "*.cs")
            .Where(file => File.ReadLines(file).First() != "#if NET");
        Assert.Empty(files.Except(project.Sources));
    }

    [Fact]
    public void Compiler_for_the_device_has_every_file_of_the_compiler()
    {
        string path = Repository.PathOf("NanoLua.Compiler/NanoLua.Compiler.nfproj");
        IEnumerable<string> files = from part in (string[])["Bytecode", "Compiler"]
            from file in Directory.GetFiles(Repository.PathOf($"tools/{part}"), "*.cs")
            select file;
        Assert.Empty(files.Except(DeviceProject.Read(path).Sources));
    }

    [Theory]
    [InlineData("class A<T> { }", "generics")]
    [InlineData("class A { object _x = typeof(System.Action<int>); }", "generics")]
    [InlineData("class A { int? _x; }", "nullable types")]
    [InlineData("record A;", "records")]
    [InlineData("record struct A;", "records")]
    [InlineData("class A { int[,] _x; }", "multi-dimensional arrays")]
    [InlineData("class A { volatile int _x; }", "volatile fields")]
    [InlineData("class A { decimal _x; }", "decimal numbers")]
    [InlineData("class A { dynamic _x; }", "dynamic types")]
    [InlineData("class A { async void F() { } }", "async functions")]
    [InlineData("class A { unsafe void F() { } }", "unsafe declarations")]
    [InlineData("class A { object _x = new { B = 1 }; }", "anonymous types")]
    [InlineData("class A { int F(int x) { return checked(x + 1); } }", "checked arithmetic")]
    [InlineData("class A { int F(int[] x) { return x[^1]; } }", "indexes from the end")]
    [InlineData("interface I { int F() { return 1; } }", "interface members with a body")]
    [InlineData("interface I { int P => 1; }", "interface members with a body")]
    [InlineData(
        "class A { System.Collections.IEnumerable F() { yield return null; } }",
        "yield statements")]
    public void Syntax_that_the_device_lacks_is_found(string source, string forbidden)
    {
        Assert.Contains($"a.cs:2: {forbidden} are not in the portable subset", Check(source));
    }

    [Theory]
    [InlineData(
        "class A { string F(string s) { return s.Replace(\"a\", \"b\"); } }",
        "System.String.Replace(System.String, System.String)")]
    [InlineData(
        "class A { string F(string[] s) { return string.Join(\",\", s); } }",
        "System.String.Join(System.String, System.String[])")]
    [InlineData("class A { System.Uri _x; }", "System.Uri")]
    [InlineData("class A { object _x = new System.Text.StringBuilder(); }",
        "System.Text.StringBuilder")]
    [InlineData("class A { long F(int[] a) { return a.LongLength; } }",
        "System.Array.get_LongLength()")]
    [InlineData("class A { int F(int a) { return a.CompareTo(1); } }",
        "System.Int32.CompareTo(System.Int32)")]
    [InlineData("class A { double _x = double.Tau; }", "System.Double.Tau")]
    public void Member_that_the_device_lacks_is_named(string source, string member)
    {
        Assert.Contains($"a.cs:2: nanoFramework has no {member}", Check(source));
    }

    [Theory]
    [InlineData("class A { object F(string s) { return s?.Length; } }", "int? is generic")]
    [InlineData("class A { object F(int[] a) { var f = () => a; return f; } }", "Func<int[]> is generic")]
    [InlineData("class A { void F(ref int[] a) { System.Array.Resize(ref a, 2); } }",
        "nanoFramework has no System.Array.Resize(T[]&, System.Int32)")]
    public void Hidden_generics_are_found(string source, string problem)
    {
        Assert.Contains(Check(source), line => line.EndsWith(problem));
    }

    [Fact]
    public void Code_that_does_not_compile_is_reported()
    {
        Assert.Equal(
            ["a.cs:2: CS0103: The name 'b' does not exist in the current context"],
            Check("class A { int F() { return b; } }"));
    }

    [Fact]
    public void Later_language_versions_are_refused()
    {
        Assert.StartsWith("a.cs:2: CS8936", Check("class A { string _x = \"\"\"x\"\"\"; }")[0]);
    }

    [Fact]
    public void Code_of_the_subset_passes()
    {
        Assert.Empty(Check("""
            using System;
            using System.Collections;
            public delegate void Handler(object sender);
            [Flags]
            public enum Kinds { A = 1, B }
            public sealed class Good : IDisposable
            {
                private readonly ArrayList _items = new ArrayList();
                private readonly object _lock = new object();
                public event Handler Changed;
                public int Count => _items.Count;
                public string this[int index] => (string)_items[index];
                public void Add(string text)
                {
                    lock (_lock) _items.Add(text ?? throw new ArgumentNullException(nameof(text)));
                    Changed?.Invoke(this);
                }
                public override string ToString()
                {
                    string all = $"{Count:D2}: ";
                    foreach (object item in _items) all += item.ToString() + ", ";
                    return all is { Length: > 10 } ? all.Substring(0, 10) : all;
                }
                public double Ratio(long a) => a switch { 0 => double.NaN, _ => 1.0 / a };
                public void Dispose() => _items.Clear();
            }
            """));
    }

    private static IEnumerable<KeyValuePair<string, string>> Read(IEnumerable<string> paths) =>
        paths.Select(path => KeyValuePair.Create(path, File.ReadAllText(path)));

    private static IReadOnlyList<string> Check(string source) => PortableCheck.Run(
        [KeyValuePair.Create("/a/a.cs", "// One line.\n" + source)], [],
        Api(new HashSet<string> { "mscorlib" }), "/a");

    private static DeviceApi Api(IReadOnlySet<string> assemblies) =>
        DeviceApi.Read(Repository.PathOf(ApiFile), assemblies);
}
