using NanoLua.Bytecode;
using NanoLua.Image;

namespace NanoLua.Cli.Programs;

/// <summary>Makes one image of modules, or of whatever program a path names.</summary>
internal static class Packer
{
    /// <param name="entry">Name of the module that runs; null makes a library.</param>
    /// <param name="shownPath">What messages name when the modules do not fit together.</param>
    public static byte[] Pack(
        IReadOnlyList<LuaModule> modules, string? entry, NumberModel numbers, bool strip,
        string shownPath)
    {
        RequireDistinctNames(modules);
        var builder = new ImageBuilder(numbers) { Strip = strip };
        try
        {
            foreach (LuaModule module in modules) builder.AddModule(module.Name, module.Main);
            if (entry is not null) builder.SetEntry(entry);
            return builder.Build();
        }
        catch (ImageException error)
        {
            throw new InputException($"{shownPath}: {error.Message}");
        }
    }

    /// <summary>The modules of a file or of an image project.</summary>
    public static IReadOnlyList<LuaModule> ReadModules(string path, Target target)
    {
        if (Directory.Exists(path)) return [.. new ImageProject(path).Compile(target)];
        string name = Path.GetFileNameWithoutExtension(path);
        // An image shall not depend on the folder from which it was packed.
        string chunkName = "@" + Path.GetFileName(path);
        return [new LuaModule(name, path, InputFile.Read(path).ToPrototype(chunkName, target))];
    }

    private static void RequireDistinctNames(IReadOnlyList<LuaModule> modules)
    {
        foreach (IGrouping<string, LuaModule> same in modules.GroupBy(module => module.Name))
        {
            if (same.Count() == 1) continue;
            string paths = string.Join(" and ", same.Select(module => module.Path));
            throw new InputException($"{paths}: both are the module '{same.Key}'");
        }
    }
}
