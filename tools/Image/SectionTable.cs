// The sections of an image that is read, from the fields of its header.
// Invariant: they follow each other without gaps, on words, from the header to the image's end.
namespace NanoLua.Image;

internal sealed class SectionTable
{
    private readonly ImageInput _input;
    private readonly ImageSection _image;
    private readonly List<ImageSection> _all;

    public SectionTable(ImageInput input)
    {
        _input = input;
        _image = new ImageSection("image", 0, input.Word(ImageHeader.ImageBytesOffset));
        _all = [new ImageSection("header", 0, ImageHeader.Size)];
        Strings = Next("strings", ImageHeader.StringsOffsetOffset,
            Word(ImageHeader.StringsBytesOffset));
        StringIndex = Next("string index", ImageHeader.StringIndexOffsetOffset,
            Word(ImageHeader.StringIndexSlotsOffset) * ImageRules.WordBytes);
        Prototypes = Next("prototypes", ImageHeader.PrototypesOffsetOffset,
            Word(ImageHeader.PrototypesBytesOffset));
        Modules = Next("modules", ImageHeader.ModulesOffsetOffset,
            Word(ImageHeader.ModuleCountOffset) * ImageModule.Size);
        Tables = NextIfAny(
            "tables", ImageHeader.TablesOffsetOffset, ImageHeader.TablesBytesOffset);
        Debug = NextIfAny("debug", ImageHeader.DebugOffsetOffset, ImageHeader.DebugBytesOffset);
        input.ExpectWord(ImageHeader.NativeOffsetOffset, 0, "the offset of native code");
        input.ExpectWord(ImageHeader.NativeBytesOffset, 0, "the size of native code");
        input.ExpectWord(ImageHeader.ImageBytesOffset, Debug.End, "the size of the image");
    }

    public ImageSection Strings { get; }

    public ImageSection StringIndex { get; }

    public ImageSection Prototypes { get; }

    public ImageSection Modules { get; }

    public ImageSection Tables { get; }

    public ImageSection Debug { get; }

    public IReadOnlyList<ImageSection> All => _all;

    private long Word(int field)
    {
        return _input.Word(field);
    }

    private ImageSection Next(string name, int offsetField, long bytes)
    {
        long offset = _all[^1].End;
        _input.ExpectWord(offsetField, offset, $"the offset of the section '{name}'");
        return Add(name, offset, bytes);
    }

    private ImageSection NextIfAny(string name, int offsetField, int bytesField)
    {
        long bytes = Word(bytesField);
        if (bytes > 0)
        {
            return Next(name, offsetField, bytes);
        }
        _input.ExpectWord(offsetField, 0, $"the offset of the empty section '{name}'");
        return Add(name, _all[^1].End, 0);
    }

    private ImageSection Add(string name, long offset, long bytes)
    {
        ImageInput.NeedRange(_image, offset, bytes, $"the section '{name}'");
        ImageInput.Expect(
            offset, bytes, ImageRules.Align(bytes), $"the size of the section '{name}'");
        ImageSection section = new(name, offset, bytes);
        _all.Add(section);
        return section;
    }
}
