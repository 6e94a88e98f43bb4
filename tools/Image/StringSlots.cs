// The string index: a hash table of the short strings' offsets, probed linearly.
// Invariant: at least a quarter of the slots is empty, so that every search ends.
namespace NanoLua.Image;

internal static class StringSlots
{
    /// <param name="strings">
    /// Short strings by offset and hash, in the order of the image: it decides who comes first.
    /// </param>
    public static uint[] Fill(IReadOnlyCollection<(uint Offset, uint Hash)> strings)
    {
        uint[] slots = new uint[CountFor(strings.Count)];
        foreach ((uint offset, uint hash) in strings)
        {
            slots[FreeSlot(slots, hash)] = offset;
        }
        return slots;
    }

    /// <summary>A power of two.</summary>
    public static long CountFor(int stringCount)
    {
        long slots = 1;
        while (slots * 3 < stringCount * 4L)
        {
            slots *= 2;
        }
        return slots;
    }

    private static uint FreeSlot(uint[] slots, uint hash)
    {
        uint mask = (uint)slots.Length - 1;
        uint slot = hash / (Abi.ShortStringLengthMask + 1) & mask;
        while (slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
