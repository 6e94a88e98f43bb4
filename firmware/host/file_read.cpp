// Reading by format (manual §6.8, file:read): numbers, lines, counts of bytes, everything.
#include "host/file.h"

#include <errno.h>
#include <string.h>

namespace nanolua {

namespace {

constexpr uint32_t kPieceBytes = 1024;

// Each reads into the slot `out` and returns false at the end of the file.
bool readLine(State& state, FILE* stream, bool keepEnd, Value& out) {
    out.setNil();
    StringBuilder builder(state, &out);
    char piece[kPieceBytes];
    uint32_t used = 0;
    int c = getc(stream);
    const bool found = c != EOF;
    for (; c != EOF && c != '\n'; c = getc(stream)) {
        if (used == kPieceBytes) {
            builder.append(piece, used);
            used = 0;
        }
        piece[used++] = char(c);
    }
    builder.append(piece, used);
    if (c == '\n' && keepEnd) builder.append('\n');
    builder.finish();
    return found;
}

bool readBytes(State& state, FILE* stream, uint64_t bytes, Value& out) {
    out.setNil();
    StringBuilder builder(state, &out);
    while (bytes > 0) {
        const uint32_t wanted = bytes < kPieceBytes ? uint32_t(bytes) : kPieceBytes;
        char* place = builder.reserve(wanted);
        const uint32_t got = uint32_t(fread(place, 1, wanted, stream));
        builder.commit(got);
        bytes -= got;
        if (got < wanted) break;
    }
    const bool found = builder.lengthBytes() > 0;
    builder.finish();
    return found;
}

bool isAtEnd(FILE* stream) {
    const int c = getc(stream);
    ungetc(c, stream);
    return c == EOF;
}

// The longest prefix of the input that may be a numeral, at most kTextMax characters.
class NumeralReader {
public:
    explicit NumeralReader(FILE* stream) : stream_(stream), next_(getc(stream)) {}

    void read() {
        while (next_ == ' ' || (next_ >= '\t' && next_ <= '\r')) next_ = getc(stream_);
        takeOneOf("+-");
        bool hex = false;
        int digits = 0;
        if (takeOneOf("0")) {
            hex = takeOneOf("xX");
            digits = hex ? 0 : 1;
        }
        digits += takeDigits(hex);
        if (takeOneOf(".")) digits += takeDigits(hex);
        if (digits > 0 && takeOneOf(hex ? "pP" : "eE")) {
            takeOneOf("+-");
            takeDigits(false);
        }
        ungetc(next_, stream_);
    }

    const char* text() const { return text_; }
    uint32_t bytes() const { return tooLong_ ? 0 : used_; }

private:
    static constexpr uint32_t kTextMax = 200;

    bool take() {
        if (used_ == kTextMax) {
            tooLong_ = true;
            return false;
        }
        text_[used_++] = char(next_);
        next_ = getc(stream_);
        return true;
    }

    bool takeOneOf(const char* characters) {
        return next_ > 0 && strchr(characters, next_) != nullptr && take();
    }

    int takeDigits(bool hex) {
        int count = 0;
        while (takeOneOf(hex ? "0123456789abcdefABCDEF" : "0123456789")) count++;
        return count;
    }

    FILE* stream_;
    int next_;
    uint32_t used_ = 0;
    bool tooLong_ = false;
    char text_[kTextMax];
};

bool readNumber(State& state, FILE* stream, Value& out) {
    NumeralReader reader(stream);
    reader.read();
    out.setString(makeString(state, reader.text(), reader.bytes()));
    Integer integer;
    Float number;
    if (!toFloat(out, number)) return false;
    const char* marks = memchr(reader.text(), 'x', reader.bytes()) != nullptr ||
                                memchr(reader.text(), 'X', reader.bytes()) != nullptr
                            ? ".pP"
                            : ".eE";
    bool isFloat = strpbrk(out.string()->text(), marks) != nullptr;
    if (!isFloat && toInteger(out, integer)) {
        out.setInteger(integer);
    } else {
        out.setFloat(number);
    }
    return true;
}

bool readFormat(State& state, FILE* stream, Value* arguments, int32_t index, Value& out) {
    if (arguments[index - 1].isNumber()) {
        const Integer bytes = checkInteger(state, arguments, index, index);
        if (bytes != 0) return readBytes(state, stream, uint64_t(bytes), out);
        out.setString(coreString(CoreString::Empty));
        return !isAtEnd(stream);
    }
    const char* name = checkString(state, arguments, index, index)->text();
    if (*name == '*') name++;
    switch (*name) {
    case 'n': return readNumber(state, stream, out);
    case 'l': return readLine(state, stream, false, out);
    case 'L': return readLine(state, stream, true, out);
    case 'a': readBytes(state, stream, UINT64_MAX, out); return true;
    default: raiseArgumentError(state, index, "invalid format");
    }
}

} // namespace

Outcome readValues(State& state, Value* arguments, int32_t count, int32_t first, FILE* stream) {
    Value& out = arguments[count];
    clearerr(stream);
    errno = 0;
    int32_t results = 0;
    bool found = true;
    if (count < first) {
        found = readLine(state, stream, false, out);
        arguments[first - 1] = out;
        results = 1;
    }
    for (int32_t index = first; found && index <= count; index++) {
        found = readFormat(state, stream, arguments, index, out);
        arguments[index - 1] = out;
        results++;
    }
    if (ferror(stream)) return systemResult(state, arguments, false, nullptr);
    if (!found) arguments[first + results - 2].setNil();
    for (int32_t i = 0; i < results; i++) arguments[i - 1] = arguments[first - 1 + i];
    return results;
}

} // namespace nanolua
