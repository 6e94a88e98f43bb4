// Prints an image for people: sections, modules, functions with their sizes, strings, and (with
// `listing`) the instructions of every module.
using System.Text;
using NanoLua.Bytecode;

namespace NanoLua.Image;

public sealed class ImagePrinter
{
    private readonly StringBuilder _text = new();

    private ImagePrinter()
    {
    }

    /// <returns>Lines of ASCII, each ended by a line feed; offsets and sizes are decimal.</returns>
    public static string Print(ImageContents image, bool listing)
    {
        ImagePrinter printer = new();
        printer.PrintHeader(image);
        printer.PrintSections(image);
        printer.PrintModules(image);
        printer.PrintFunctions(image);
        printer.PrintStrings(image);
        if (listing)
        {
            printer.PrintListings(image);
        }
        return printer._text.ToString();
    }

    private void PrintHeader(ImageContents image)
    {
        Line($"image for {ImageRules.NameOf(image.Model)}, {image.ImageBytes} bytes"
            + (image.IsStripped ? ", stripped" : ""));
        Line($"format {ImageFormat.Version}, ABI 0x{image.AbiFingerprint:X8}, "
            + $"CRC-32 0x{image.Crc32:X8}");
        Line(image.Entry is null
            ? "a library without an entry module"
            : $"entry module {Quoted(image.Entry.Name)}");
    }

    private void PrintSections(ImageContents image)
    {
        Title("section         offset   bytes");
        foreach (ImageSection section in image.Sections)
        {
            Line($"{section.Name,-14}{section.Offset,8}{section.Bytes,8}");
        }
    }

    private void PrintModules(ImageContents image)
    {
        Title("module");
        foreach (PackedModule module in image.Modules)
        {
            Line(Quoted(module.Name));
        }
    }

    private void PrintFunctions(ImageContents image)
    {
        Title("  offset   bytes   debug  function");
        foreach (ImageFunction function in image.Functions)
        {
            Prototype prototype = function.Prototype;
            _text.Append($"{function.Offset,8}{function.Bytes,8}{function.DebugBytes,8}  ")
                .Append(' ', 2 * function.Depth);
            ListText.AppendName(_text, prototype.Source);
            Line($":{prototype.LineDefined}-{prototype.LastLineDefined}");
        }
    }

    private void PrintStrings(ImageContents image)
    {
        Title("  offset        hash  length  string");
        foreach (ImageString text in image.Strings)
        {
            Line($"{text.Offset,8}  0x{text.Hash:X8}{text.Text.Length,8}  {Quoted(text.Text)}");
        }
    }

    private void PrintListings(ImageContents image)
    {
        foreach (PackedModule module in image.Modules)
        {
            Title($"module {Quoted(module.Name)}");
            _text.Append(Lister.List(module.Main, image.Model));
        }
    }

    private void Title(string title)
    {
        _text.Append('\n');
        Line(title);
    }

    private void Line(string line)
    {
        _text.Append(line).Append('\n');
    }

    private static string Quoted(byte[] text)
    {
        StringBuilder quoted = new();
        ListText.AppendQuoted(quoted, text);
        return quoted.ToString();
    }
}
