// The strings of an image that is read, and its string index.
// Invariant: the section is a gapless run of sound strings in the order of their bytes; whoever
// asks for a string by offset gets one that begins there, or an error.
namespace NanoLua.Image;

internal sealed class StringSection
{
    private readonly ImageInput _input;
    private readonly List<ImageString> _strings = [];
    private readonly Dictionary<long, ImageString> _byOffset = [];
    private readonly SortedDictionary<byte[], long> _offsets = new(ByteOrder.Instance);

    public StringSection(ImageInput input, ImageSection strings, ImageSection index)
    {
        _input = input;
        for (long offset = strings.Offset; offset < strings.End;)
        {
            offset = ReadString(strings, offset);
        }
        CheckIndex(index);
    }

    public IReadOnlyList<ImageString> Strings => _strings;

    /// <summary>The place of a text that is in the section.</summary>
    public long OffsetOf(byte[] text)
    {
        return _offsets[text];
    }

    /// <param name="field">Place of the reference, for the error.</param>
    public byte[] TextAt(long field, long offset, string what)
    {
        return _byOffset.TryGetValue(offset, out ImageString? found)
            ? found.Text
            : throw new ImageFormatException($"{what} is at {offset}, where no string is", field);
    }

    /// <summary>The string at a distance from its origin; null for distance 0.</summary>
    public byte[]? TextOrNull(long field, long origin, string what)
    {
        long distance = _input.Integer(field);
        return distance == 0 ? null : TextAt(field, origin + distance, what);
    }

    private long ReadString(ImageSection section, long offset)
    {
        ImageInput.NeedRange(section, offset, StringRecord.Size, "a string");
        uint header = _input.Word(offset + StringRecord.HeaderOffset);
        long sizeBytes = (header >> (int)Header.SizeShift) * (long)ImageRules.WordBytes;
        ImageInput.NeedRange(section, offset, sizeBytes, "a string");
        bool isShort = (header & Header.KindMask) == (uint)ObjectKind.ShortString;
        uint lengthBytes = isShort
            ? _input.Word(offset + StringRecord.HashOffset) & Abi.ShortStringLengthMask
            : _input.Word(offset + sizeBytes - ImageRules.WordBytes);
        long bytes = ImageRules.StringBytes(lengthBytes);
        ImageInput.NeedRange(section, offset, bytes, "a string");
        byte[] text = _input.Text(offset + StringRecord.Size, lengthBytes);
        ImageString read = new(offset, text, StringHash.Of(text));
        ObjectKind kind = read.IsShort ? ObjectKind.ShortString : ObjectKind.LongString;
        _input.ExpectWord(offset + StringRecord.HeaderOffset,
            ImageRules.HeaderOf(kind, bytes), "the header of a string");
        _input.ExpectWord(
            offset + StringRecord.HashOffset, read.Hash, "the hash of a string");
        long textEnd = isShort ? offset + bytes : offset + bytes - ImageRules.WordBytes;
        _input.ExpectZeros(
            offset + StringRecord.Size + lengthBytes, textEnd, "a byte after a string");
        Add(read);
        return offset + bytes;
    }

    private void Add(ImageString read)
    {
        if (_strings.Count > 0 && ByteOrder.Instance.Compare(_strings[^1].Text, read.Text) >= 0)
        {
            throw new ImageFormatException(
                $"the string does not follow that at {_strings[^1].Offset} by its bytes",
                read.Offset);
        }
        _strings.Add(read);
        _byOffset.Add(read.Offset, read);
        _offsets.Add(read.Text, read.Offset);
    }

    private void CheckIndex(ImageSection index)
    {
        (uint Offset, uint Hash)[] strings = [.. _strings.Where(read => read.IsShort)
            .Select(read => ((uint)read.Offset, read.Hash))];
        _input.ExpectWord(ImageHeader.StringIndexSlotsOffset,
            StringSlots.CountFor(strings.Length), "the number of slots of the string index");
        long field = index.Offset;
        foreach (uint slot in StringSlots.Fill(strings))
        {
            _input.ExpectWord(field, slot, "a slot of the string index");
            field += ImageRules.WordBytes;
        }
    }
}
