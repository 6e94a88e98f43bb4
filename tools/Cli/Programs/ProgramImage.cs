using NanoLua.Image;

namespace NanoLua.Cli.Programs;

/// <summary>
/// A program ready to run: the file of an image, made for the time of the run unless the program
/// already is one.
/// </summary>
internal sealed class ProgramImage : IDisposable
{
    private readonly TemporaryFile? _temporary;

    private ProgramImage(string imagePath)
    {
        ImagePath = imagePath;
        Bytes = new FileInfo(imagePath).Length;
    }

    private ProgramImage(byte[] image)
    {
        _temporary = new TemporaryFile(image);
        ImagePath = _temporary.Path;
        Bytes = image.Length;
    }

    public string ImagePath { get; }

    public long Bytes { get; }

    /// <param name="path">Lua source, a binary chunk, an image, or an image project.</param>
    public static ProgramImage Open(string path, Target target)
    {
        if (Directory.Exists(path)) return new ProgramImage(PackProject(path, target));
        InputFile file = InputFile.Read(path);
        if (file.Kind == InputKind.Image)
        {
            RequireRunnable(file, target);
            return new ProgramImage(path);
        }
        var main = new LuaModule(
            ProjectManifest.DefaultEntry, path, file.ToPrototype("@" + path, target));
        return new ProgramImage(
            Packer.Pack([main], main.Name, target.Numbers, strip: false, path));
    }

    public void Dispose() => _temporary?.Dispose();

    private static void RequireRunnable(InputFile file, Target target)
    {
        ImageContents image = file.ReadImage();
        target.Require(image.Model, file.Path, "image");
        if (image.Entry is not null) return;
        throw new InputException($"{file.Path}: is a library, an image without an entry module");
    }

    private static byte[] PackProject(string folder, Target target)
    {
        var project = new ImageProject(folder);
        string entry = project.Entry ?? throw new InputException(
            $"{folder}: has no main.lua, and no image.json that names another entry");
        return Packer.Pack([.. project.Compile(target)], entry, target.Numbers, false, folder);
    }
}
