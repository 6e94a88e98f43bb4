using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NanoLua.Tests.Support;

namespace NanoLua.Tests.Portable;

/// <summary>
/// Checks that sources would compile for .NET nanoFramework and run there: C# 10 without what
/// <see cref="PortableSyntax"/> forbids, and of the framework only what <see cref="DeviceApi"/> has.
/// The sources are compiled against this .NET to learn what each name in them means.
/// </summary>
internal sealed class PortableCheck
{
    // What only nanoFramework has, with the test framework's double beside the device tests.
    private const string DeviceOnlyName = "device";
    private const string DeviceOnly =
        "namespace System.Reflection { public sealed class AssemblyNativeVersionAttribute : "
        + "System.Attribute { public AssemblyNativeVersionAttribute(string version) { } } }"
        + "namespace nanoFramework.Runtime.Native { public static class GC { "
        + "public static uint Run(bool compact) => 0; } }";

    private const string CheckedName = "checked";
    private const string ReferencedName = "referenced";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp10);
    private static readonly MetadataReference[] Framework = [.. FrameworkAssemblies()];
    private static readonly MetadataReference[] References =
        [.. Framework, CompileDeviceOnly().ToMetadataReference()];

    private readonly DeviceApi _api;
    private readonly string _root;
    private readonly List<string> _problems = [];

    private PortableCheck(DeviceApi api, string root)
    {
        _api = api;
        _root = root;
    }

    /// <param name="sources">Text by path.</param>
    /// <param name="referenced">Sources of the projects that they refer to.</param>
    /// <param name="root">Messages name files relative to it.</param>
    /// <returns>"file:line: problem", in the order of the sources.</returns>
    public static IReadOnlyList<string> Run(
        IEnumerable<KeyValuePair<string, string>> sources,
        IEnumerable<KeyValuePair<string, string>> referenced, DeviceApi api, string root)
    {
        var check = new PortableCheck(api, root);
        CSharpCompilation below = Compile(ReferencedName, Parse(referenced), References);
        check.Check(Parse(sources), below.ToMetadataReference());
        return check._problems;
    }

    private static SyntaxTree[] Parse(IEnumerable<KeyValuePair<string, string>> sources) =>
    [
        .. sources.Select(source =>
            CSharpSyntaxTree.ParseText(source.Value, ParseOptions, source.Key)),
    ];

    private static CSharpCompilation Compile(
        string name, SyntaxTree[] trees, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        return CSharpCompilation.Create(name, trees, references, options);
    }

    private static CSharpCompilation CompileDeviceOnly()
    {
        string testFramework =
            File.ReadAllText(Repository.PathOf("NanoLua.Tests/Device/TestFramework.cs"));
        CSharpParseOptions options = ParseOptions.WithPreprocessorSymbols("NET");
        return Compile(
            DeviceOnlyName,
            [
                CSharpSyntaxTree.ParseText(DeviceOnly, options),
                CSharpSyntaxTree.ParseText(testFramework, options),
            ],
            Framework);
    }

    private static IEnumerable<MetadataReference> FrameworkAssemblies()
    {
        string list = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return list.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private void Check(SyntaxTree[] trees, MetadataReference referenced)
    {
        CSharpCompilation compilation = Compile(CheckedName, trees, [.. References, referenced]);
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (Diagnostic error in model.GetDiagnostics())
            {
                if (error.Severity != DiagnosticSeverity.Error) continue;
                Report(error.Location, $"{error.Id}: {error.GetMessage()}");
            }
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()) Check(node, model);
        }
    }

    private void Check(SyntaxNode node, SemanticModel model)
    {
        if (PortableSyntax.Forbidden(node) is { } forbidden)
        {
            Report(node.GetLocation(), $"{forbidden} are not in the portable subset");
            return;
        }
        if (node is ForEachStatementSyntax loop) CheckLoop(loop, model);
        if (node is not ExpressionSyntax and not AttributeSyntax
            and not ConstructorInitializerSyntax)
        {
            return;
        }
        if (node.Parent is NameColonSyntax or NameEqualsSyntax) return;
        switch (model.GetSymbolInfo(node).Symbol)
        {
            case INamedTypeSymbol type:
                CheckType(type, node);
                break;
            case IMethodSymbol method:
                CheckMethod(method, node);
                break;
            case IPropertySymbol property:
                CheckProperty(property, node);
                break;
            case IEventSymbol { AddMethod: { } add }:
                CheckMethod(add, node);
                break;
            case IFieldSymbol field when IsOfFramework(field) && !_api.Has(field):
                ReportMissing(node, $"{DeviceApi.NameOf(field.ContainingType)}.{field.Name}");
                break;
        }
        if (node is ExpressionSyntax && model.GetTypeInfo(node).Type is { } result)
        {
            CheckType(result, node);
        }
    }

    /// <summary>An expression's type counts as well: <c>text?.Length</c> is of a generic one.</summary>
    private void CheckType(ITypeSymbol type, SyntaxNode node)
    {
        while (type is IArrayTypeSymbol array) type = array.ElementType;
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named) return;
        if (named.IsTupleType || !IsOfFramework(named)) return;
        if (named.IsGenericType) ReportOnce(node, $"{named} is generic");
        else if (!_api.Has(named)) ReportMissing(node, DeviceApi.NameOf(named));
    }

    private void CheckMethod(IMethodSymbol method, SyntaxNode node)
    {
        if (!IsOfFramework(method) || _api.Has(method)) return;
        if (method.MethodKind is MethodKind.BuiltinOperator or MethodKind.DelegateInvoke) return;
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        string type = DeviceApi.NameOf(definition.ContainingType);
        ReportMissing(node, $"{type}.{DeviceApi.SignatureOf(definition)}");
    }

    private void CheckProperty(IPropertySymbol property, SyntaxNode node)
    {
        SyntaxNode whole = node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            ? access
            : node;
        bool isAssigned =
            whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
        bool isRead = !isAssigned || !whole.Parent.IsKind(SyntaxKind.SimpleAssignmentExpression);
        if (isRead && property.GetMethod is { } getter) CheckMethod(getter, node);
        if (isAssigned && property.SetMethod is { } setter) CheckMethod(setter, node);
    }

    private void CheckLoop(ForEachStatementSyntax loop, SemanticModel model)
    {
        if (model.GetTypeInfo(loop.Expression).Type is IArrayTypeSymbol) return;
        ForEachStatementInfo info = model.GetForEachStatementInfo(loop);
        IMethodSymbol?[] methods =
            [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod];
        foreach (IMethodSymbol method in methods.OfType<IMethodSymbol>()) CheckMethod(method, loop);
    }

    private static bool IsOfFramework(ISymbol symbol) =>
        symbol.ContainingAssembly is { Name: not (CheckedName or ReferencedName) };

    private void ReportMissing(SyntaxNode node, string name) =>
        ReportOnce(node, $"nanoFramework has no {name}");

    /// <summary>A name and the expression around it mean the same.</summary>
    private void ReportOnce(SyntaxNode node, string problem)
    {
        string line = Line(node.GetLocation(), problem);
        if (!_problems.Contains(line)) _problems.Add(line);
    }

    private void Report(Location location, string problem) =>
        _problems.Add(Line(location, problem));

    private string Line(Location location, string problem)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        string path = Path.GetRelativePath(_root, span.Path);
        return $"{path}:{span.StartLinePosition.Line + 1}: {problem}";
    }
}
