// Packs Lua modules into an image (.nlx) that the engine runs in place; tools/spec/image.txt is the
// contract. Invariant: the same modules give the same bytes, whatever the order they were added in
// and on any machine.
//
//     ImageBuilder builder = new(NumberModel.I32F32);
//     builder.AddModule("main", LuaCompiler.Compile(...));
//     builder.SetEntry("main");
//     File.WriteAllBytes("hello.nlx", builder.Build());
using System.Text;
using NanoLua.Bytecode;

namespace NanoLua.Image;

public sealed class ImageBuilder(NumberModel model)
{
    private readonly SortedDictionary<byte[], Prototype> _modules = new(ByteOrder.Instance);
    private byte[]? _entry;

    /// <summary>True: leaves out debug information, except the lines of definitions.</summary>
    public bool Strip { get; set; }

    /// <summary>Adds a main function under the name by which <c>require</c> finds it.</summary>
    /// <exception cref="ImageException">The name is empty or taken.</exception>
    public void AddModule(string name, Prototype main)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length == 0)
        {
            throw new ImageException("the name of a module is empty");
        }
        if (!_modules.TryAdd(bytes, main))
        {
            throw new ImageException($"there are two modules '{name}'");
        }
    }

    /// <summary>Names the module that runs first; without one the image is a library.</summary>
    public void SetEntry(string name)
    {
        _entry = Encoding.UTF8.GetBytes(name);
    }

    /// <exception cref="ImageException">Something does not fit into an image.</exception>
    public byte[] Build()
    {
        if (_entry is not null && !_modules.ContainsKey(_entry))
        {
            throw new ImageException(
                $"the entry module '{Encoding.UTF8.GetString(_entry)}' is not in the image");
        }
        return ImageWriter.Write(ImagePlan.Make(model, _modules, Strip), _entry);
    }
}
