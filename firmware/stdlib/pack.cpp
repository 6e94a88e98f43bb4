// string.pack, packsize and unpack (manual §6.5.2).
//
// The sizes of C's types do not depend on the machine, so that a PC and a device agree: int is 4
// bytes, long and size_t are as large as Lua's integers (4 bytes in i32f32, 8 in i64f64), and the
// default alignment of '!' is 8. The native byte order is little endian.
#include <string.h>

#include "characters.h"
#include "string_library.h"

namespace nanolua {

namespace {

constexpr uint32_t kIntegerBytesMax = 16; // of a packed integer
constexpr uint32_t kIntegerBytes = sizeof(Integer);
constexpr uint32_t kIntBytes = 4;
constexpr uint32_t kLongBytes = kIntegerBytes;
constexpr uint32_t kMaxAlignment = 8;
constexpr Unsigned kSizeMax = Unsigned(kIntegerMax);

enum class Option : uint8_t {
    Signed,
    Unsigned,
    Float,      // of 4 or 8 bytes
    Fixed,      // text of a given size
    Counted,    // text with its length in front
    Terminated, // text with a zero behind
    Padding,
    Alignment,
    None, // configuration or space
};

struct Item {
    Option option;
    Unsigned bytes;
    uint32_t paddingBytes; // in front of it, for its alignment
};

// A format string being read.
class FormatReader {
public:
    FormatReader(State& state, const String* format)
        : state_(state), at_(format->text()), end_(at_ + strlen(at_)) {}

    bool isAtEnd() const { return at_ == end_; }
    bool isLittleEndian() const { return littleEndian_; }
    // The next item, which is to be placed behind `position` bytes.
    Item next(Unsigned position);

private:
    Item readOption();
    Unsigned readNumber(Unsigned preset);
    Unsigned readIntegerBytes(uint32_t preset);
    Unsigned alignmentOf(const Item& item);

    State& state_;
    const char* at_;
    const char* end_;
    bool littleEndian_ = true;
    Unsigned maxAlignment_ = 1;
};

Unsigned FormatReader::readNumber(Unsigned preset) {
    if (!isDigit(*at_)) return preset;
    Unsigned number = 0;
    do {
        number = number * 10 + Unsigned(*at_++ - '0');
    } while (isDigit(*at_) && number <= (kSizeMax - 9) / 10);
    return number;
}

Unsigned FormatReader::readIntegerBytes(uint32_t preset) {
    Unsigned bytes = readNumber(preset);
    if (bytes == 0 || bytes > kIntegerBytesMax)
        raiseError(state_, "integral size (%d) out of limits [1,%i]", Integer(bytes),
                   int(kIntegerBytesMax));
    return bytes;
}

// The bytes of an option, or that they are read from the format.
constexpr uint8_t kBytesFollow = 0x80;

struct OptionLetter {
    char letter;
    Option option;
    uint8_t bytes;
};

constexpr OptionLetter kOptions[] = {
    {'b', Option::Signed, 1},
    {'B', Option::Unsigned, 1},
    {'h', Option::Signed, 2},
    {'H', Option::Unsigned, 2},
    {'i', Option::Signed, kIntBytes | kBytesFollow},
    {'I', Option::Unsigned, kIntBytes | kBytesFollow},
    {'l', Option::Signed, kLongBytes},
    {'L', Option::Unsigned, kLongBytes},
    {'T', Option::Unsigned, kLongBytes},
    {'j', Option::Signed, kIntegerBytes},
    {'J', Option::Unsigned, kIntegerBytes},
    {'f', Option::Float, 4},
    {'d', Option::Float, 8},
    {'n', Option::Float, sizeof(Float)},
    {'s', Option::Counted, kLongBytes | kBytesFollow},
    {'z', Option::Terminated, 0},
    {'x', Option::Padding, 1},
    {'X', Option::Alignment, 0},
    {'c', Option::Fixed, 0},
    {'<', Option::None, 0},
    {'=', Option::None, 0},
    {'>', Option::None, 0},
    {'!', Option::None, kMaxAlignment | kBytesFollow},
    {' ', Option::None, 0},
};

Item FormatReader::readOption() {
    char letter = *at_++;
    const OptionLetter* known = kOptions;
    while (known->letter != letter)
        if (++known == kOptions + sizeof kOptions / sizeof kOptions[0])
            raiseError(state_, "invalid format option '%c'", letter);
    Item item = {known->option, known->bytes, 0};
    if ((known->bytes & kBytesFollow) != 0) item.bytes = readIntegerBytes(known->bytes - kBytesFollow);
    switch (letter) {
    case 'c':
        if (!isDigit(*at_)) raiseError(state_, "missing size for format option 'c'");
        item.bytes = readNumber(0);
        break;
    case '<':
    case '=': littleEndian_ = true; break;
    case '>': littleEndian_ = false; break;
    case '!':
        maxAlignment_ = item.bytes;
        item.bytes = 0;
        break;
    default: break;
    }
    return item;
}

// 'X' takes the alignment of the option behind it, which it uses up.
Unsigned FormatReader::alignmentOf(const Item& item) {
    if (item.option != Option::Alignment) return item.option == Option::Fixed ? 0 : item.bytes;
    Item following = {Option::Fixed, 0, 0};
    if (!isAtEnd()) following = readOption();
    if (following.option == Option::Fixed || following.bytes == 0)
        raiseArgumentError(state_, 1, "invalid next option for option 'X'");
    return following.bytes;
}

Item FormatReader::next(Unsigned position) {
    Item item = readOption();
    Unsigned alignment = alignmentOf(item);
    if (alignment > maxAlignment_) alignment = maxAlignment_;
    if (alignment <= 1) return item;
    if ((alignment & (alignment - 1)) != 0)
        raiseArgumentError(state_, 1, "format asks for alignment not power of 2");
    item.paddingBytes = uint32_t((0 - position) & (alignment - 1));
    return item;
}

/// Packing ///

void appendFill(State& state, StringBuilder& builder, Unsigned bytes) {
    if (bytes > kStringBytesMax) raiseError(state, "resulting string too large");
    if (bytes == 0) return;
    memset(builder.reserve(uint32_t(bytes)), 0, uint32_t(bytes));
    builder.commit(uint32_t(bytes));
}

// A number of any size; `fill` is what its bytes beyond the bits are.
void appendBits(StringBuilder& builder, uint64_t bits, uint32_t bytes, uint8_t fill,
                bool littleEndian) {
    char* out = builder.reserve(bytes);
    for (uint32_t i = 0; i < bytes; i++) {
        out[littleEndian ? i : bytes - 1 - i] = char(bits);
        bits = bits >> 8 | uint64_t(fill) << 56;
    }
    builder.commit(bytes);
}

// Bits of an integer of fewer bytes than Lua's.
Unsigned limitOf(Unsigned bytes) { return Unsigned(1) << (bytes * 8); }

// The arguments of pack, and what it has made of them.
struct Packing {
    State& state;
    Value* arguments;
    int32_t count;
    int32_t index; // of the next argument
    StringBuilder builder;
    FormatReader format;

    void packInteger(const Item& item);
    void packFloat(const Item& item);
    Unsigned packText(const Item& item);
    Unsigned pack(const Item& item);
};

void Packing::packInteger(const Item& item) {
    Integer value = checkInteger(state, arguments, count, index);
    bool isSigned = item.option == Option::Signed;
    if (item.bytes < kIntegerBytes) {
        Unsigned limit = limitOf(item.bytes);
        if (isSigned && Unsigned(value) + limit / 2 >= limit)
            raiseArgumentError(state, index, "integer overflow");
        if (!isSigned && Unsigned(value) >= limit)
            raiseArgumentError(state, index, "unsigned overflow");
    }
    uint8_t fill = isSigned && value < 0 ? 0xFF : 0;
    uint64_t bits = isSigned ? uint64_t(int64_t(value)) : Unsigned(value);
    appendBits(builder, bits, uint32_t(item.bytes), fill, format.isLittleEndian());
}

void Packing::packFloat(const Item& item) {
    Float value = checkFloat(state, arguments, count, index);
    uint64_t bits = item.bytes == 4 ? float32Bits(value) : float64Bits(value);
    appendBits(builder, bits, uint32_t(item.bytes), 0, format.isLittleEndian());
}

// Returns how many bytes it took beyond the item's own.
Unsigned Packing::packText(const Item& item) {
    const String* text = checkString(state, arguments, count, index);
    uint32_t lengthBytes = text->lengthBytes();
    switch (item.option) {
    case Option::Fixed:
        if (lengthBytes > item.bytes)
            raiseArgumentError(state, index, "string longer than given size");
        builder.append(text);
        appendFill(state, builder, item.bytes - lengthBytes);
        return 0;
    case Option::Counted:
        if (item.bytes < kIntegerBytes && lengthBytes >= limitOf(item.bytes))
            raiseArgumentError(state, index, "string length does not fit in given size");
        appendBits(builder, lengthBytes, uint32_t(item.bytes), 0, format.isLittleEndian());
        builder.append(text);
        return lengthBytes;
    default:
        if (memchr(text->text(), '\0', lengthBytes) != nullptr)
            raiseArgumentError(state, index, "string contains zeros");
        builder.append(text);
        builder.append('\0');
        return lengthBytes + 1;
    }
}

Unsigned Packing::pack(const Item& item) {
    switch (item.option) {
    case Option::Signed:
    case Option::Unsigned: packInteger(item); break;
    case Option::Float: packFloat(item); break;
    case Option::Padding: builder.append('\0'); return 0;
    case Option::Alignment:
    case Option::None: return 0;
    default: {
        Unsigned bytes = packText(item);
        ++index;
        return bytes;
    }
    }
    ++index;
    return 0;
}

/// Unpacking ///

// Where a packed number lies.
struct PackedNumber {
    const char* data;
    uint32_t bytes;
    bool littleEndian;

    uint8_t byteAt(uint32_t i) const { return uint8_t(data[littleEndian ? i : bytes - 1 - i]); }
    uint64_t lowest(uint32_t count) const {
        uint64_t bits = 0;
        while (count-- != 0) bits = bits << 8 | byteAt(count);
        return bits;
    }
};

Integer readInteger(State& state, const PackedNumber& number, bool isSigned) {
    if (number.bytes < kIntegerBytes) {
        Unsigned value = Unsigned(number.lowest(number.bytes));
        Unsigned signBit = limitOf(number.bytes) >> 1;
        return Integer(isSigned ? (value ^ signBit) - signBit : value);
    }
    Integer value = Integer(number.lowest(kIntegerBytes));
    uint8_t fill = isSigned && value < 0 ? 0xFF : 0;
    for (uint32_t i = kIntegerBytes; i < number.bytes; i++)
        if (number.byteAt(i) != fill)
            raiseError(state, "%i-byte integer does not fit into Lua Integer", int(number.bytes));
    return value;
}

Float readFloat(const PackedNumber& number) {
    uint64_t bits = number.lowest(number.bytes);
    return number.bytes == 4 ? floatOfFloat32(uint32_t(bits)) : floatOfFloat64(bits);
}

// The value of an item at `position`, put in `out`. Returns how many bytes it takes beyond its own.
Unsigned unpackItem(State& state, const String* data, uint32_t position, const Item& item,
                    bool littleEndian, Value& out) {
    const char* text = data->text() + position;
    uint32_t leftBytes = data->lengthBytes() - position;
    Unsigned lengthBytes = item.bytes;
    Unsigned moreBytes = 0;
    PackedNumber number = {text, uint32_t(item.bytes), littleEndian};
    switch (item.option) {
    case Option::Signed:
    case Option::Unsigned:
        out.setInteger(readInteger(state, number, item.option == Option::Signed));
        return 0;
    case Option::Float: out.setFloat(readFloat(number)); return 0;
    case Option::Fixed: break;
    case Option::Counted:
        moreBytes = lengthBytes = Unsigned(readInteger(state, number, false));
        if (lengthBytes > leftBytes - item.bytes)
            raiseArgumentError(state, 2, "data string too short");
        text += item.bytes;
        break;
    default: {
        const void* zero = memchr(text, '\0', leftBytes);
        if (zero == nullptr) raiseArgumentError(state, 2, "unfinished string for format 'z'");
        lengthBytes = Unsigned(static_cast<const char*>(zero) - text);
        moreBytes = lengthBytes + 1;
    }
    }
    setText(state, out, text, uint32_t(lengthBytes));
    return moreBytes;
}

bool hasValue(Option option) { return option < Option::Padding; }

} // namespace

/// The library's functions ///

Outcome stringPack(State& state, Value* arguments, int32_t count) {
    const String* format = checkString(state, arguments, count, 1);
    // As in PUC-Rio Lua, the argument after the last is nil and not missing: errors show it.
    arguments[count++].setNil();
    StringBuilder builder(state, &arguments[count]);
    Packing packing = {state, arguments, count, 2, builder, FormatReader(state, format)};
    Unsigned totalBytes = 0;
    while (!packing.format.isAtEnd()) {
        Item item = packing.format.next(totalBytes);
        if (item.bytes > kSizeMax - item.paddingBytes ||
            item.bytes + item.paddingBytes > kSizeMax - totalBytes)
            raiseArgumentError(state, packing.index - 1, "result too long");
        totalBytes += item.bytes + item.paddingBytes;
        appendFill(state, packing.builder, item.paddingBytes);
        totalBytes += packing.pack(item);
    }
    return resultString(arguments, packing.builder.finish());
}

Outcome stringPacksize(State& state, Value* arguments, int32_t count) {
    FormatReader format(state, checkString(state, arguments, count, 1));
    Unsigned totalBytes = 0;
    while (!format.isAtEnd()) {
        Item item = format.next(totalBytes);
        if (item.option == Option::Counted || item.option == Option::Terminated)
            raiseArgumentError(state, 1, "variable-length format");
        if (item.bytes > kSizeMax - item.paddingBytes ||
            item.bytes + item.paddingBytes > kSizeMax - totalBytes)
            raiseArgumentError(state, 1, "format result too large");
        totalBytes += item.bytes + item.paddingBytes;
    }
    return resultInteger(arguments, Integer(totalBytes));
}

// Results are made behind the arguments: format and data are in use until the end.
Outcome stringUnpack(State& state, Value* arguments, int32_t count) {
    FormatReader format(state, checkString(state, arguments, count, 1));
    const String* data = checkString(state, arguments, count, 2);
    Integer first = count < 3 ? 1 : optionalInteger(state, arguments, count, 3, 1);
    Unsigned position = startPosition(first, data->lengthBytes()) - 1;
    if (position > data->lengthBytes())
        raiseArgumentError(state, 3, "initial position out of string");
    int32_t resultCount = 0;
    int32_t resultsMax = kNativeScratchSlots;
    while (!format.isAtEnd()) {
        Item item = format.next(position);
        Unsigned leftBytes = data->lengthBytes() - position;
        if (item.paddingBytes > leftBytes || item.bytes > leftBytes - item.paddingBytes)
            raiseArgumentError(state, 2, "data string too short");
        position += item.paddingBytes;
        if (hasValue(item.option)) {
            if (resultCount + 1 == resultsMax) {
                resultsMax *= 2;
                arguments = growArguments(state, arguments, count + resultsMax);
            }
            position += unpackItem(state, data, uint32_t(position), item, format.isLittleEndian(),
                                   arguments[count + resultCount++]);
        }
        position += item.bytes;
    }
    arguments[count + resultCount++].setInteger(Integer(position) + 1);
    return moveResults(arguments, &arguments[count], resultCount);
}

} // namespace nanolua
