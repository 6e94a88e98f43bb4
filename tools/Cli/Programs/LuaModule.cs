using System.Text;
using NanoLua.Bytecode;

namespace NanoLua.Cli.Programs;

/// <summary>A compiled chunk and the name by which <c>require</c> finds it.</summary>
/// <param name="Path">The file it was made from, as messages name it.</param>
internal sealed record LuaModule(string Name, string Path, Prototype Main)
{
    /// <summary>A module whose source is no file.</summary>
    public static LuaModule Compile(string name, string source, Target target) => new(
        name, name,
        new InputFile(name, Encoding.UTF8.GetBytes(source)).ToPrototype("@" + name, target));
}
