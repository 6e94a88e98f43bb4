using System.Xml.Linq;

namespace NanoLua.Tests.Portable;

/// <summary>A project for .NET nanoFramework (.nfproj): its sources and what it refers to.</summary>
internal sealed class DeviceProject
{
    private const string CoreLibrary = "mscorlib";

    private readonly string _folder;
    private readonly XDocument _document;

    private DeviceProject(string path)
    {
        Path = path;
        _folder = System.IO.Path.GetDirectoryName(path)!;
        _document = XDocument.Load(path);
    }

    public string Path { get; }

    public IEnumerable<string> Sources => Included("Compile").Select(FullPath);

    public IEnumerable<DeviceProject> Projects =>
        Included("ProjectReference").Select(path => Read(FullPath(path)));

    /// <summary>Names of the assemblies of the framework.</summary>
    public IReadOnlySet<string> Assemblies =>
        Included("Reference").Select(name => name.Split(',')[0]).Append(CoreLibrary).ToHashSet();

    public static DeviceProject Read(string path) => new(path);

    /// <summary>The sources of all projects below this one.</summary>
    public IEnumerable<string> ReferencedSources() => Projects
        .SelectMany(project => project.Sources.Concat(project.ReferencedSources()))
        .Where(source => !source.EndsWith("AssemblyInfo.cs"))
        .Distinct();

    private IEnumerable<string> Included(string item) =>
        from element in _document.Descendants()
        where element.Name.LocalName == item && element.Attribute("Include") is not null
        select element.Attribute("Include")!.Value;

    /// <summary>Such projects are written on Windows.</summary>
    private string FullPath(string path) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(_folder, path.Replace('\\', '/')));
}
