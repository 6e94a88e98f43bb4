using NanoLua.Bytecode;

namespace NanoLua.Cli;

/// <summary>Number models by the names that people and board files use.</summary>
internal static class NumberModels
{
    public static readonly string[] Names = ["i32f32", "i64f64"];

    public static string Name(this NumberModel model) => Names[(int)model];

    /// <summary>The name is one of <see cref="Names"/>; what people write is checked.</summary>
    public static NumberModel Parse(string name) => (NumberModel)Array.IndexOf(Names, name);
}
