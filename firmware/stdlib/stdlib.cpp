// What the libraries share: new texts, and the text that values are shown as.
#include "stdlib.h"

#include <string.h>

#include "new_text.h"

namespace nanolua {

NewText::NewText(State& state, uint32_t bytes) : state_(state), bytes_(bytes), text_(short_) {
    if (bytes <= sizeof short_) return;
    long_ = newLongString(state, bytes);
    text_ = long_->mutableText();
}

String* NewText::finish() {
    return long_ != nullptr ? long_ : makeString(state_, short_, bytes_);
}

namespace {

// "table: 0x20001234", with the metatable's __name instead of the type if there is one.
String* displayAddress(State& state, const Value& value, const Table* metatable) {
    const String* kind = typeName(typeOf(value.tag));
    Value name;
    if (metatable != nullptr &&
        getByString(metatable, coreString(CoreString::Name), name) != Tag::Nil && name.isString())
        kind = name.string();
    NewText text(state, kind->lengthBytes() + 2 + kAddressTextBytes);
    char* out = text.text();
    memcpy(out, kind->text(), kind->lengthBytes());
    out += kind->lengthBytes();
    *out++ = ':';
    *out++ = ' ';
    formatAddress(out, value);
    return text.finish();
}

} // namespace

void formatAddress(char* out, const Value& value) {
    Ref address = value.payload.ref;
    *out++ = '0';
    *out++ = 'x';
    for (int32_t shift = 28; shift >= 0; shift -= 4)
        *out++ = "0123456789abcdef"[address >> shift & 15];
}

bool displayWithoutCall(State& state, Value& value, Value& metamethod) {
    const Table* metatable = metatableOf(state, value);
    if (metatable != nullptr &&
        getByString(metatable, coreString(CoreString::ToString), metamethod) != Tag::Nil)
        return false;
    switch (typeOf(value.tag)) {
    case Type::String: break;
    case Type::Number: toStringInPlace(state, value); break;
    case Type::Nil: value.setString(coreString(CoreString::TypeNil)); break;
    case Type::Boolean:
        setText(state, value, value.tag == Tag::True ? "true" : "false");
        break;
    default: value.setString(displayAddress(state, value, metatable));
    }
    return true;
}

void raiseWithPosition(State& state, const Value& error, Integer level) {
    if (!error.isString() || level <= 0) raise(state, error);
    Value* text = errorSlot(state);
    StringBuilder builder(state, text);
    appendPosition(state, builder, level > INT32_MAX ? INT32_MAX : uint32_t(level));
    builder.append(error.string());
    builder.finish();
    raise(state, *text);
}

String* checkDisplayed(State& state, Value& result) {
    String* text = toStringInPlace(state, result);
    if (text == nullptr) raiseError(state, "'__tostring' must return a string");
    return text;
}

} // namespace nanolua
