// The texts of an image under construction, each once, in the order of their bytes.
// Invariant: offsets are valid after Place, and nothing is added after it.
namespace NanoLua.Image;

internal sealed class StringPool
{
    private readonly SortedDictionary<byte[], long> _offsets = new(ByteOrder.Instance);

    public IEnumerable<KeyValuePair<byte[], long>> Texts => _offsets;

    public int ShortCount => _offsets.Keys.Count(ImageRules.IsShort);

    public void Add(byte[] text)
    {
        _offsets[text] = 0;
    }

    public void AddIfAny(byte[]? text)
    {
        if (text is not null)
        {
            Add(text);
        }
    }

    public long OffsetOf(byte[] text)
    {
        return _offsets[text];
    }

    /// <returns>The offset behind the last string.</returns>
    public long Place(long offset)
    {
        foreach (byte[] text in _offsets.Keys.ToArray())
        {
            _offsets[text] = offset;
            offset += ImageRules.StringBytes(text.LongLength);
        }
        return offset;
    }
}
