using System.Globalization;
using System.Text.Json;

namespace NanoLua.Boards;

/// <summary>The values a field may take; the names are those of tools/spec/board.schema.</summary>
internal sealed class FieldType
{
    private readonly string _name;
    private readonly string[] _words;

    public FieldType(string name)
    {
        _name = name;
        _words = name.Contains('|') || name is not ("text" or "number" or "address" or "size")
            ? name.Split('|')
            : [];
    }

    /// <summary>Returns null when the value fits, otherwise what is wrong with it.</summary>
    public string? Check(JsonElement value) => _name switch
    {
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out _)
            ? null
            : $"expected a whole number, not {value.GetRawText()}",
        _ when value.ValueKind != JsonValueKind.String =>
            $"expected a string in quotes, not {value.GetRawText()}",
        _ => CheckText(value.GetString()!),
    };

    /// <summary>Reads "4096", "64K" or "1M".</summary>
    public static bool TryParseSize(string text, out uint size)
    {
        int shift = text.EndsWith('K') ? 10 : text.EndsWith('M') ? 20 : 0;
        string digits = shift == 0 ? text : text[..^1];
        bool valid = ulong.TryParse(digits, NumberStyles.None, null, out ulong count);
        ulong bytes = count << shift;
        size = (uint)bytes;
        return valid && count <= uint.MaxValue && bytes is > 0 and <= uint.MaxValue;
    }

    /// <summary>Reads "0x08000000".</summary>
    public static bool TryParseAddress(string text, out uint address)
    {
        address = 0;
        return text.StartsWith("0x", StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, null, out address);
    }

    private string? CheckText(string text) => _name switch
    {
        "text" => text.Length > 0 ? null : "is empty",
        "address" => TryParseAddress(text, out _)
            ? null
            : $"expected an address such as \"0x08000000\", not \"{text}\"",
        "size" => TryParseSize(text, out _)
            ? null
            : $"expected a size such as \"64K\", \"1M\" or \"4096\", not \"{text}\"",
        _ => _words.Contains(text)
            ? null
            : $"expected {string.Join(" or ", _words)}, not \"{text}\"",
    };
}
