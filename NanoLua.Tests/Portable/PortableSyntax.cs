using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoLua.Tests.Portable;

/// <summary>
/// What C# 10 has and .NET nanoFramework does not: such code does not compile there, is refused by
/// the metadata processor, or, worse, fails when it runs.
/// </summary>
internal static class PortableSyntax
{
    /// <returns>What the node is, in the plural; null when it may be used.</returns>
    public static string? Forbidden(SyntaxNode node) => node switch
    {
        TypeParameterListSyntax or GenericNameSyntax => "generics",
        NullableTypeSyntax => "nullable types",
        StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax => "stackalloc expressions",
        RecordDeclarationSyntax => "records",
        TupleTypeSyntax or TupleExpressionSyntax => "tuples",
        AnonymousObjectCreationExpressionSyntax => "anonymous types",
        RangeExpressionSyntax => "ranges",
        AwaitExpressionSyntax => "await expressions",
        YieldStatementSyntax => "yield statements",
        QueryExpressionSyntax => "queries",
        WithExpressionSyntax => "with expressions",
        FixedStatementSyntax => "fixed statements",
        PointerTypeSyntax or FunctionPointerTypeSyntax => "pointers",
        ArrayRankSpecifierSyntax { Rank: > 1 } => "multi-dimensional arrays",
        CheckedStatementSyntax or CheckedExpressionSyntax when IsChecked(node) => "checked arithmetic",
        PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.IndexExpression) =>
            "indexes from the end",
        PredefinedTypeSyntax type when type.Keyword.IsKind(SyntaxKind.DecimalKeyword) =>
            "decimal numbers",
        IdentifierNameSyntax { IsVar: false, Identifier.Text: "dynamic" } => "dynamic types",
        MemberDeclarationSyntax { Parent: InterfaceDeclarationSyntax } member when HasBody(member) =>
            "interface members with a body",
        MemberDeclarationSyntax member => ForbiddenModifier(member.Modifiers),
        AnonymousFunctionExpressionSyntax function => ForbiddenModifier(function.Modifiers),
        LocalFunctionStatementSyntax function => ForbiddenModifier(function.Modifiers),
        _ => null,
    };

    private static bool IsChecked(SyntaxNode node) => node.Kind()
        is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement;

    private static bool HasBody(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        BasePropertyDeclarationSyntax property => property.AccessorList is null
            || property.AccessorList.Accessors.Any(
                accessor => accessor.Body is not null || accessor.ExpressionBody is not null),
        _ => false,
    };

    private static string? ForbiddenModifier(SyntaxTokenList modifiers)
    {
        foreach (SyntaxToken modifier in modifiers)
        {
            switch (modifier.Kind())
            {
                case SyntaxKind.AsyncKeyword:
                    return "async functions";
                case SyntaxKind.VolatileKeyword:
                    return "volatile fields";
                case SyntaxKind.UnsafeKeyword:
                    return "unsafe declarations";
            }
        }
        return null;
    }
}
