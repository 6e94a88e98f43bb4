using NanoLua.Boards;

namespace NanoLua.Cli;

/// <summary>The source tree that engines and boards come from.</summary>
internal static class Checkout
{
    public const string HostName = "host";

    private static readonly Lazy<SourceTree> s_tree = new(() => SourceTree.Find()
        ?? throw new InputException(
            "engines and boards come from NanoLua's source tree, which is not here; run this "
            + "inside a clone, or set NANOLUA_ROOT to one"));

    private static readonly Lazy<BoardCatalog> s_catalog =
        new(() => new BoardCatalog(s_tree.Value.Boards));

    public static SourceTree Tree => s_tree.Value;

    public static BoardCatalog Boards => s_catalog.Value;

    /// <summary>Null for the host.</summary>
    public static Board? FindBoard(string name) => name == HostName ? null : Boards.Load(name);
}
