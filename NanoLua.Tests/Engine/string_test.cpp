// Strings: hashing, interning, comparison, the set in RAM, and the builder.
#include <map>

#include "universe.h"

using namespace tests;

namespace {

// The definition of the hash, written down once more.
uint32_t definedHash(std::string text) {
    uint32_t length = uint32_t(text.size());
    uint32_t hash = length;
    text.resize((text.size() + 3) / 4 * 4);
    for (size_t i = 0; i < text.size(); i += 4) {
        uint32_t word = 0;
        for (size_t j = 4; j-- > 0;) word = word << 8 | uint8_t(text[i + j]);
        hash = (hash ^ word) * 0x9E3779B1u;
        hash ^= hash >> 15;
    }
    return length <= Abi::kShortStringBytesMax ? hash / 64 * 64 + length : hash;
}

String* make(Universe& universe, const std::string& text) {
    return makeString(universe.state(), text.data(), uint32_t(text.size()));
}

std::string randomText(std::mt19937& random, uint32_t bytesMax) {
    std::string text;
    for (uint32_t bytes = random() % (bytesMax + 1); bytes > 0; bytes--)
        text += char('a' + random() % 3);
    return text;
}

} // namespace

FACT(The_hash_is_that_of_the_zero_padded_words_with_the_length_of_short_texts) {
    std::string text = "\xff\x80 the quick brown fox jumps over the lazy dog";
    for (uint32_t bytes = 0; bytes <= text.size(); bytes++)
        EXPECT(hashText(text.data(), bytes) == definedHash(text.substr(0, bytes)));
    EXPECT(hashText("", 0) == 0 && hashText("abcd", 4) == 0xDBEA7304u);
}

FACT(Short_texts_are_one_object_and_long_ones_are_not) {
    Universe universe;
    std::string atLimit(Abi::kShortStringBytesMax, 'x');
    String* shortest = make(universe, "q");
    universe.slot(0).setString(shortest);
    EXPECT(make(universe, "q") == shortest);
    universe.slot(1).setString(make(universe, atLimit));
    EXPECT(make(universe, atLimit) == universe.slot(1).string());
    EXPECT(universe.slot(1).tag == Tag::ShortString);
    universe.slot(2).setString(make(universe, atLimit + "x"));
    universe.slot(3).setString(make(universe, atLimit + "x"));
    EXPECT(universe.slot(2).tag == Tag::LongString);
    EXPECT(universe.slot(2).string() != universe.slot(3).string());
    EXPECT(equalStrings(universe.slot(2).string(), universe.slot(3).string()));
    EXPECT(hashOf(universe.slot(2).string()) == definedHash(atLimit + "x"));
    EXPECT(!equalStrings(universe.slot(1).string(), universe.slot(2).string()));
}

FACT(Texts_are_followed_by_zeros_up_to_the_next_word) {
    Universe universe;
    for (uint32_t bytes = 0; bytes < 60; bytes++) {
        String* string = make(universe, std::string(bytes, 'z'));
        for (uint32_t i = bytes; i < (bytes / 4 + 1) * 4; i++) EXPECT(string->text()[i] == 0);
    }
}

FACT(Core_strings_are_found_and_never_made) {
    Universe universe;
    uint32_t before = universe.state().heap.allocationCount;
    EXPECT(make(universe, "__index") == metamethodName(Metamethod::Index));
    EXPECT(make(universe, "__close") == metamethodName(Metamethod::Close));
    EXPECT(make(universe, "") == coreString(CoreString::Empty));
    EXPECT(textOf(typeName(Type::Function)) == "function");
    EXPECT(textOf(typeName(Type::LightUserdata)) == "userdata");
    EXPECT(textOf(typeName(Type::Thread)) == "thread");
    EXPECT(universe.state().heap.allocationCount == before);
}

FACT(Comparison_is_by_bytes_then_by_length) {
    Universe universe;
    auto sign = [&](const std::string& a, const std::string& b) {
        universe.slot(0).setString(make(universe, a));
        universe.slot(1).setString(make(universe, b));
        int order = compareStrings(universe.slot(0).string(), universe.slot(1).string());
        return order < 0 ? -1 : order > 0;
    };
    EXPECT(sign("a", "b") == -1 && sign("b", "a") == 1 && sign("a", "a") == 0);
    EXPECT(sign("a", "ab") == -1 && sign("", "a") == -1);
    EXPECT(sign(std::string("a\0b", 3), std::string("a\0a", 3)) == 1);
    EXPECT(sign("\xff", "a") == 1);
}

FACT(Dead_strings_leave_the_set_and_can_be_made_again) {
    Universe universe;
    std::mt19937 random(2);
    std::map<std::string, uint32_t> alive; // text to slot
    for (int step = 0; step < 4000; step++) {
        std::string text = randomText(random, 9);
        if (text.empty()) continue;
        String* string = make(universe, text);
        EXPECT(textOf(string) == text && string->hash == definedHash(text));
        auto known = alive.find(text);
        if (known != alive.end()) EXPECT(universe.slot(known->second).string() == string);
        uint32_t slot = random() % Universe::kSlotCount;
        if (known == alive.end() || known->second == slot) {
            if (universe.slot(slot).isString()) alive.erase(textOf(universe.slot(slot).string()));
            universe.slot(slot).setString(string);
            alive[text] = slot;
        }
        if (step % 100 == 0) collectFully(universe.state());
        if (step % 7 == 0) collectStep(universe.state());
    }
    collectFully(universe.state());
    EXPECT(universe.state().strings.count == alive.size());
    universe.clearSlots();
    collectFully(universe.state());
    collectFully(universe.state());
    EXPECT(universe.state().strings.count == 0 && universe.state().strings.capacity == 7);
}

#if !NANOLUA_STRESS // where nothing dead is ever left to be swept
FACT(A_string_found_while_it_waits_to_be_swept_stays_alive) {
    Universe universe;
    State& state = universe.state();
    for (int i = 0; i < 500; i++) make(universe, "number " + std::to_string(i));
    collectFully(state);
    std::vector<Ref> refs;
    for (int i = 0; i < 500; i++) refs.push_back(refTo(make(universe, "n " + std::to_string(i))));
    state.collector.stepBytes = 100;
    while (state.collector.phase != CollectorPhase::kSweep) collectStep(state);
    universe.slot(0).setString(make(universe, "n 499"));
    while (state.collector.phase == CollectorPhase::kSweep) collectStep(state);
    EXPECT(textOf(universe.slot(0).string()) == "n 499");
    EXPECT(make(universe, "n 499") == universe.slot(0).string());
}
#endif

FACT(The_builder_makes_what_was_appended) {
    Universe universe;
    std::mt19937 random(3);
    for (int round = 0; round < 200; round++) {
        std::string expected;
        StringBuilder builder(universe.state(), &universe.slot(0), random() % 64);
        for (uint32_t parts = random() % 30; parts > 0; parts--) {
            std::string part = randomText(random, 1 + random() % 40);
            builder.append(part.data(), uint32_t(part.size()));
            builder.append('!');
            expected += part + '!';
            if (random() % 8 == 0) {
                expected.resize(expected.size() / 2);
                builder.truncate(builder.lengthBytes() / 2);
            }
            if (random() % 8 == 0) collectFully(universe.state());
            if (random() % 4 == 0) universe.slot(1).setString(make(universe, part + "x"));
        }
        EXPECT(builder.lengthBytes() == expected.size());
        EXPECT(std::string(builder.text(), builder.lengthBytes()) == expected);
        String* string = builder.finish();
        EXPECT(textOf(string) == expected && universe.slot(0).string() == string);
        EXPECT(string->text()[expected.size()] == 0);
        EXPECT(string->isShort() == (expected.size() <= Abi::kShortStringBytesMax));
    }
    universe.clearSlots();
    collectFully(universe.state());
    validateHeap(universe.state());
}

FACT(A_finished_long_string_takes_no_more_room_than_one_made_at_once) {
    Universe universe;
    uint32_t before = universe.state().heap.usedBytes;
    StringBuilder builder(universe.state(), &universe.slot(0));
    for (int i = 0; i < 1000; i++) builder.append('x');
    builder.finish();
    EXPECT(universe.state().heap.usedBytes - before == sizeof(String) + 1004 + kWordBytes);
}

FACT(A_text_beyond_the_largest_block_is_refused) {
    Universe universe;
    StringBuilder builder(universe.state(), &universe.slot(0));
    EXPECT(errorOf([&] { builder.reserve(0xFFFFFFF0); }) == "resulting string too large");
    EXPECT(errorOf([&] { newLongString(universe.state(), 0xFFFFFFF0); }) ==
           "resulting string too large");
    EXPECT(errorOf([&] { newLongString(universe.state(), 40 << 20); }) == "not enough memory");
}
