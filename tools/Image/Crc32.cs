namespace NanoLua.Image;

/// <summary>The CRC-32 of IEEE 802.3, bit by bit reflected.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(EntryOf)];

    /// <summary>The checksum of an image, whose own checksum field counts as zero.</summary>
    public static uint OfImage(ReadOnlySpan<byte> image)
    {
        uint crc = Add(uint.MaxValue, image[..ImageHeader.Crc32Offset]);
        crc = Add(crc, [0, 0, 0, 0]);
        return ~Add(crc, image[(ImageHeader.Crc32Offset + sizeof(uint))..]);
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc = s_table[(byte)(crc ^ value)] ^ crc >> 8;
        }
        return crc;
    }

    private static uint EntryOf(int index)
    {
        uint entry = (uint)index;
        for (int bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) != 0 ? entry >> 1 ^ Polynomial : entry >> 1;
        }
        return entry;
    }
}
