// Reads an image back into prototypes, for listings, tools and tests; the engine uses it in place.
// Invariant: no offset, count or kind is trusted, and what ImageBuilder wrote is read back without
// loss. Instructions are taken as they are: whether they make sense is for a verifier to say.
using NanoLua.Bytecode;

namespace NanoLua.Image;

public static class ImageReader
{
    /// <exception cref="ImageFormatException">Names the place and both sides.</exception>
    public static ImageContents Read(byte[] bytes)
    {
        if (ImageFile.Problem(bytes) is { } problem)
        {
            throw problem;
        }
        ImageInput input = new(bytes);
        SectionTable sections = new(input);
        CheckFlags(input, sections);
        StringSection strings = new(input, sections.Strings, sections.StringIndex);
        PrototypeSection prototypes = new(input, strings, sections);
        List<PackedModule> modules = ReadModules(input, sections.Modules, strings, prototypes);
        prototypes.Nest();
        return new ImageContents
        {
            Model = input.Model,
            IsStripped = sections.Debug.Bytes == 0,
            AbiFingerprint = input.Word(ImageHeader.AbiFingerprintOffset),
            Crc32 = input.Word(ImageHeader.Crc32Offset),
            Sections = sections.All,
            Strings = strings.Strings,
            Functions = prototypes.Functions,
            Modules = modules,
            Entry = ReadEntry(input, modules),
        };
    }

    private static void CheckFlags(ImageInput input, SectionTable sections)
    {
        ImageFlag expected = sections.Debug.Bytes == 0 ? ImageFlag.Stripped : 0;
        ImageInput.Expect(ImageHeader.FlagsOffset, input.Byte(ImageHeader.FlagsOffset),
            (long)expected, "the flag byte of the image");
    }

    private static List<PackedModule> ReadModules(
        ImageInput input, ImageSection section, StringSection strings, PrototypeSection prototypes)
    {
        List<PackedModule> modules = [];
        for (long offset = section.Offset; offset < section.End; offset += ImageModule.Size)
        {
            long nameField = offset + ImageModule.NameOffsetOffset;
            byte[] name = strings.TextAt(nameField, input.Word(nameField), "the name of a module");
            if (modules.Count > 0 && ByteOrder.Instance.Compare(modules[^1].Name, name) >= 0)
            {
                throw new ImageFormatException(
                    "the name of a module does not follow the one before by its bytes", nameField);
            }
            long mainField = offset + ImageModule.PrototypeOffsetOffset;
            modules.Add(new PackedModule(
                name, prototypes.TakeMain(mainField, input.Word(mainField))));
        }
        return modules;
    }

    private static PackedModule? ReadEntry(ImageInput input, List<PackedModule> modules)
    {
        uint index = input.Word(ImageHeader.EntryModuleOffset);
        if (index == ImageFormat.NoEntry)
        {
            return null;
        }
        return index < modules.Count
            ? modules[(int)index]
            : throw new ImageFormatException($"the entry module is {index}, "
                + $"the number of modules is {modules.Count}", ImageHeader.EntryModuleOffset);
    }
}
