using Microsoft.CodeAnalysis;

namespace NanoLua.Tests.Portable;

/// <summary>
/// What .NET nanoFramework offers, from nanoframework-api.txt: under the name of each assembly its
/// types ("T type : base") and their members ("M [static] result name(parameters)", "F type name"),
/// with the names of the metadata. Only the given assemblies count.
/// </summary>
internal sealed class DeviceApi
{
    // Type -> what it derives from and the signatures of its own members.
    private readonly Dictionary<string, ApiType> _types = [];

    private DeviceApi(string path, IReadOnlySet<string> assemblies)
    {
        bool counts = false;
        ApiType? current = null;
        foreach (string line in File.ReadLines(path))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (words[0] == "#")
            {
                counts = assemblies.Contains(words[1]);
                current = null;
            }
            else if (!counts)
            {
                continue;
            }
            else if (words[0] == "T")
            {
                current = new ApiType(words.Length > 3 ? words[3] : null);
                _types[words[1]] = current;
            }
            else
            {
                current!.Members.Add(SignatureIn(line));
            }
        }
    }

    /// <param name="assemblies">Names as after "#" in the file.</param>
    public static DeviceApi Read(string path, IReadOnlySet<string> assemblies) =>
        new(path, assemblies);

    public bool Has(INamedTypeSymbol type) => _types.ContainsKey(NameOf(type.OriginalDefinition));

    /// <summary>Whether the member's type, or one that it derives from there, has the member.</summary>
    public bool Has(IMethodSymbol method)
    {
        IMethodSymbol? candidate = method.ReducedFrom ?? method;
        for (; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            IMethodSymbol definition = candidate.OriginalDefinition;
            if (Has(NameOf(definition.ContainingType), SignatureOf(definition))) return true;
        }
        return false;
    }

    public bool Has(IFieldSymbol field) => Has(NameOf(field.ContainingType), field.Name);

    public static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{NameOf(array.ElementType)}[]",
        IPointerTypeSymbol pointer => $"{NameOf(pointer.PointedAtType)}*",
        ITypeParameterSymbol parameter => parameter.Name,
        { ContainingType: { } outer } => $"{NameOf(outer)}/{type.MetadataName}",
        { ContainingNamespace.IsGlobalNamespace: false } =>
            $"{type.ContainingNamespace}.{type.MetadataName}",
        _ => type.MetadataName,
    };

    public static string SignatureOf(IMethodSymbol method)
    {
        IEnumerable<string> parameters = method.Parameters.Select(parameter =>
            NameOf(parameter.Type) + (parameter.RefKind == RefKind.None ? "" : "&"));
        return $"{method.MetadataName}({string.Join(", ", parameters)})";
    }

    private bool Has(string? type, string signature)
    {
        while (type is not null && _types.TryGetValue(type, out ApiType? found))
        {
            if (found.Members.Contains(signature)) return true;
            type = found.Base;
        }
        return false;
    }

    /// <summary>Without what a method returns: "name(parameters)" or, of a field, "name".</summary>
    private static string SignatureIn(string line)
    {
        int open = line.IndexOf('(');
        int nameEnd = open < 0 ? line.Length : open;
        return line[(line.LastIndexOf(' ', nameEnd - 1) + 1)..].TrimEnd();
    }

    private sealed record ApiType(string? Base)
    {
        public HashSet<string> Members { get; } = [];
    }
}
