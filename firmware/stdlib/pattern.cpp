// The matcher: a machine with two registers, the place in the subject and the item of the pattern,
// which either go forward together or go back to the newest backtracking record.
//
// Records, from their last word down; each says what to undo or to try next:
//
//     opened    kind                            the newest capture was not begun after all
//     closed    kind|capture                    this capture is open again
//     optional  kind|item  place                go on behind the optional item without it
//     lazy      kind|item  place                match the item once more, then go on behind it
//     repeated  kind|item  place  first place   give one repetition back, then go on behind it
//
// A record that undoes something is only needed above a record that tries something.
#include "pattern.h"

#include <string.h>

#include "characters.h"

namespace nanolua {

namespace {

enum RecordKind : uint32_t { kOpened, kClosed, kOptional, kLazy, kRepeated };

constexpr uint32_t kArgumentBits = 24;
constexpr uint32_t kArgumentMask = (1u << kArgumentBits) - 1;
// Room for 200 repetitions to go back to, as many as PUC-Rio Lua nests.
constexpr uint32_t kWordsMax = 600;
constexpr uint32_t kBufferWords = 48;
constexpr uint32_t kCapturesBytes = kCapturesMax * sizeof(Capture);

// The classes that a letter behind '%' stands for, or 0 if it stands for itself.
constexpr uint8_t kClasses[26] = {
    kLetter, 0, kControl, kDigit, 0, 0, kLetterOrDigit | kPunctuation, 0, 0, 0, 0, kLower, 0,
    0, 0, kPunctuation, 0, 0, kSpace, 0, kUpper, 0, kLetterOrDigit, kDigit | kHexLetter, 0, kZero};

uint32_t classesNamed(char letter) {
    uint32_t index = uint32_t(letter | 0x20) - 'a';
    return index < sizeof kClasses ? kClasses[index] : 0;
}

inline bool isLowerCase(char letter) { return (letter & 0x20) != 0; }

bool matchesEscape(char c, char escaped) {
    uint32_t classes = classesNamed(escaped);
    if (classes == 0) return c == escaped;
    return hasClass(uint8_t(c), classes) == isLowerCase(escaped);
}

// Whether a set holds a character; `set` is at its opening bracket, `last` at the closing one.
bool setHolds(const char* set, const char* last, char c) {
    bool found = true;
    if (*++set == '^') {
        found = false;
        ++set;
    }
    for (; set < last; ++set) {
        if (*set == '%') {
            if (matchesEscape(c, *++set)) return found;
        } else if (set[1] == '-' && set + 2 < last) {
            if (uint8_t(*set) <= uint8_t(c) && uint8_t(c) <= uint8_t(set[2])) return found;
            set += 2;
        } else if (*set == c) {
            return found;
        }
    }
    return !found;
}

bool isRepetition(char c) { return c == '*' || c == '?' || c == '-'; }

// The character that every match of a pattern begins with, or -1 if that is not obvious.
int32_t firstCharacter(const char* pattern, const char* end) {
    if (pattern < end && *pattern == '(') ++pattern;
    if (pattern == end || strchr("().%[$", *pattern) != nullptr) return -1;
    return isRepetition(pattern[1]) ? -1 : uint8_t(*pattern);
}

} // namespace

bool isPlainPattern(const char* pattern, uint32_t bytes) {
    for (const char* end = pattern + bytes; pattern < end; ++pattern) {
        if (hasClass(uint8_t(*pattern), kPunctuation) && strchr("^$*+?.([%-", *pattern) != nullptr)
            return false;
    }
    return true;
}

const char* findText(const char* from, const char* end, const char* text, uint32_t bytes) {
    if (bytes == 0) return from;
    if (bytes > size_t(end - from)) return nullptr;
    const char* last = end - bytes;
    while (from <= last) {
        from = static_cast<const char*>(memchr(from, *text, size_t(last - from) + 1));
        if (from == nullptr) return nullptr;
        if (memcmp(from + 1, text + 1, bytes - 1) == 0) return from;
        ++from;
    }
    return nullptr;
}

void releaseSpill(State& state, Value& spill) {
    if (spill.tag != Tag::Buffer) return;
    giveBlock(state.heap, spill.object());
    spill.setNil();
}

/// Construction and storage ///

Matcher::Matcher(State& state, const String* subject, const String* pattern, uint32_t skipBytes,
                 Value* spill)
    : state_(state), subject_(subject->text()), subjectEnd_(subject_ + subject->lengthBytes()),
      pattern_(pattern->text() + skipBytes), patternEnd_(pattern->text() + pattern->lengthBytes()),
      spill_(spill), first_(firstCharacter(pattern_, patternEnd_)) {
    if (pattern->lengthBytes() > kArgumentMask) raiseError(state, "pattern too complex");
}

// Makes room for records of `words` words more, and moves everything into the buffer.
NL_NOINLINE void Matcher::growRecords(uint32_t words) {
    uint32_t needed = wordCount_ + words;
    if (needed > kWordsMax) raiseError(state_, "pattern too complex");
    uint32_t doubled = wordCapacity_ * 2 < kWordsMax ? wordCapacity_ * 2 : kWordsMax;
    moveToBuffer(doubled < kBufferWords ? kBufferWords : doubled);
}

void Matcher::moveToBuffer(uint32_t words) {
    uint32_t bytes = kCapturesBytes + words * uint32_t(sizeof(uint32_t));
    if (spill_->tag != Tag::Buffer) StringBuilder(state_, spill_, bytes);
    StringBuilder buffer = StringBuilder::resume(state_, spill_);
    if (uint32_t present = buffer.lengthBytes(); present < bytes) {
        buffer.reserve(bytes - present);
        buffer.commit(bytes - present);
    }
    Capture* captures = reinterpret_cast<Capture*>(buffer.text());
    uint32_t* records = reinterpret_cast<uint32_t*>(captures + kCapturesMax);
    if (captures_ == inlineCaptures_) {
        memcpy(captures, inlineCaptures_, sizeof inlineCaptures_);
        memcpy(records, inlineWords_, sizeof inlineWords_);
    }
    captures_ = captures;
    words_ = records;
    wordCapacity_ = (buffer.lengthBytes() - kCapturesBytes) / uint32_t(sizeof(uint32_t));
}

inline uint32_t* Matcher::room(uint32_t words) {
    if (NL_UNLIKELY(wordCount_ + words > wordCapacity_)) growRecords(words);
    uint32_t* place = words_ + wordCount_;
    wordCount_ += words;
    return place;
}

inline void Matcher::pushUndo(uint32_t kind, uint32_t argument) {
    if (wordCount_ != 0) *room(1) = kind << kArgumentBits | argument;
}

inline void Matcher::pushChoice(uint32_t kind, const char* item, const char* at) {
    uint32_t* words = room(2);
    words[0] = uint32_t(at - subject_);
    words[1] = kind << kArgumentBits | uint32_t(item - pattern_);
}

inline void Matcher::pushRepeated(const char* item, const char* at, const char* first) {
    uint32_t* words = room(3);
    words[0] = uint32_t(first - subject_);
    words[1] = uint32_t(at - subject_);
    words[2] = kRepeated << kArgumentBits | uint32_t(item - pattern_);
}

/// Captures ///

void Matcher::openCapture(const char* at, uint32_t lengthBytes) {
    if (captureCount_ == kCapturesMax) raiseError(state_, "too many captures");
    if (captureCount_ == kInlineCaptures && captures_ == inlineCaptures_)
        moveToBuffer(kBufferWords);
    captures_[captureCount_++] = {uint32_t(at - subject_), lengthBytes};
    pushUndo(kOpened, 0);
}

void Matcher::closeCapture(const char* at) {
    uint32_t index = captureCount_;
    do {
        if (index-- == 0) raiseError(state_, "invalid pattern capture");
    } while (captures_[index].lengthBytes != Capture::kOpen);
    captures_[index].lengthBytes = uint32_t(at - subject_) - captures_[index].start;
    pushUndo(kClosed, index);
}

// The text of an earlier capture; nullptr if it does not follow.
const char* Matcher::matchCapture(const char* at, char digit) {
    uint32_t index = uint32_t(digit - '1');
    if (index >= captureCount_ || captures_[index].lengthBytes == Capture::kOpen)
        raiseError(state_, "invalid capture index %%%i", digit - '0');
    const Capture& capture = captures_[index];
    if (capture.lengthBytes > size_t(subjectEnd_ - at)) return nullptr;
    if (memcmp(subject_ + capture.start, at, capture.lengthBytes) != 0) return nullptr;
    return at + capture.lengthBytes;
}

Capture Matcher::capture(uint32_t index) const {
    if (index >= captureCount_) {
        if (index != 0) raiseError(state_, "invalid capture index %%%i", int(index) + 1);
        return {startOffset(), endOffset() - startOffset()};
    }
    if (captures_[index].lengthBytes == Capture::kOpen) raiseError(state_, "unfinished capture");
    return captures_[index];
}

void Matcher::captureValue(uint32_t index, Value& out) const {
    Capture found = capture(index);
    if (found.lengthBytes == Capture::kPosition) {
        out.setInteger(Integer(found.start) + 1);
    } else {
        setText(state_, out, subject_ + found.start, found.lengthBytes);
    }
}

void Matcher::captureValues(Value* out) const {
    for (uint32_t i = 0; i < valueCount(); i++) captureValue(i, out[i]);
}

/// Items of a pattern ///

// Behind a set: the first character of a set is in it even if it is the bracket.
NL_NOINLINE const char* Matcher::endOfSet(const char* item) const {
    ++item;
    if (*item == '^') ++item;
    do {
        if (item == patternEnd_) raiseError(state_, "malformed pattern (missing ']')");
        if (*item++ == '%' && item < patternEnd_) ++item;
    } while (*item != ']');
    return item + 1;
}

// Behind a single character, escape or set, where its suffix would be.
const char* Matcher::endOfItem(const char* item) const {
    if (*item == '[') return endOfSet(item);
    if (*item != '%') return item + 1;
    if (item + 1 == patternEnd_) raiseError(state_, "malformed pattern (ends with '%%')");
    return item + 2;
}

inline bool Matcher::matchesOne(const char* at, const char* item, const char* itemEnd) const {
    if (at >= subjectEnd_) return false;
    switch (*item) {
    case '.': return true;
    case '%': return matchesEscape(*at, item[1]);
    case '[': return setHolds(item, itemEnd - 1, *at);
    default: return *item == *at;
    }
}

// The first place that an item does not match.
const char* Matcher::skipMatching(const char* at, const char* item, const char* itemEnd) const {
    char literal = *item;
    switch (literal) {
    case '.': return subjectEnd_;
    case '[':
        while (at < subjectEnd_ && setHolds(item, itemEnd - 1, *at)) ++at;
        return at;
    case '%':
        literal = item[1];
        if (uint32_t classes = classesNamed(literal)) {
            bool wanted = isLowerCase(literal);
            while (at < subjectEnd_ && hasClass(uint8_t(*at), classes) == wanted) ++at;
            return at;
        }
        break;
    }
    while (at < subjectEnd_ && *at == literal) ++at;
    return at;
}

// %bxy; `item` is at the x.
const char* Matcher::matchBalanced(const char* at, const char* item) const {
    if (item + 1 >= patternEnd_)
        raiseError(state_, "malformed pattern (missing arguments to '%%b')");
    if (at == subjectEnd_ || *at != item[0]) return nullptr;
    uint32_t open = 1;
    while (++at < subjectEnd_) {
        if (*at == item[1]) {
            if (--open == 0) return at + 1;
        } else if (*at == item[0]) {
            ++open;
        }
    }
    return nullptr;
}

// %f[set]; the ends of the subject count as the character \0.
const char* Matcher::matchFrontier(const char* at, const char* set, const char* setEnd) const {
    char previous = at == subject_ ? '\0' : at[-1];
    char next = at == subjectEnd_ ? '\0' : *at;
    if (setHolds(set, setEnd - 1, previous) || !setHolds(set, setEnd - 1, next)) return nullptr;
    return at;
}

const char* Matcher::frontierSet(const char* item) const {
    if (*item != '[') raiseError(state_, "missing '[' after '%%f' in pattern");
    return endOfSet(item);
}

/// The machine ///

// Goes back to the newest record that has something left to try. False if there is none.
inline bool Matcher::backtrack(const char*& at, const char*& item) {
    while (wordCount_ != 0) {
        uint32_t* top = words_ + wordCount_ - 1;
        uint32_t argument = *top & kArgumentMask;
        switch (*top >> kArgumentBits) {
        case kOpened:
            --captureCount_;
            wordCount_ -= 1;
            break;
        case kClosed:
            captures_[argument].lengthBytes = Capture::kOpen;
            wordCount_ -= 1;
            break;
        case kOptional:
            at = subject_ + top[-1];
            item = pattern_ + argument;
            wordCount_ -= 2;
            return true;
        case kRepeated:
            at = subject_ + --top[-1];
            item = pattern_ + argument;
            if (top[-1] == top[-2]) wordCount_ -= 3;
            return true;
        default: {
            at = subject_ + top[-1];
            item = pattern_ + argument;
            const char* itemEnd = endOfItem(item);
            if (matchesOne(at, item, itemEnd)) {
                ++top[-1];
                ++at;
                item = itemEnd + 1;
                return true;
            }
            wordCount_ -= 2;
        }
        }
    }
    return false;
}

// The end of the match that begins at a place, or nullptr. A failed item makes `at` nullptr.
const char* Matcher::match(const char* at) {
    const char* item = pattern_;
    captureCount_ = 0;
    wordCount_ = 0;
    for (;;) {
        if (at == nullptr && !backtrack(at, item)) return nullptr;
        if (item == patternEnd_) return at;
        switch (*item) {
        case '(': {
            bool position = item[1] == ')';
            openCapture(at, position ? Capture::kPosition : Capture::kOpen);
            item += position ? 2 : 1;
            continue;
        }
        case ')':
            closeCapture(at);
            ++item;
            continue;
        case '$':
            if (item + 1 != patternEnd_) break;
            if (at != subjectEnd_) at = nullptr;
            ++item;
            continue;
        case '%':
            if (item[1] == 'b') {
                at = matchBalanced(at, item + 2);
                item += 4;
                continue;
            }
            if (item[1] == 'f') {
                const char* setEnd = frontierSet(item + 2);
                at = matchFrontier(at, item + 2, setEnd);
                item = setEnd;
                continue;
            }
            if (isDigit(item[1])) {
                at = matchCapture(at, item[1]);
                item += 2;
                continue;
            }
            break;
        }
        const char* itemEnd = endOfItem(item);
        switch (*itemEnd) {
        case '?':
            if (matchesOne(at, item, itemEnd)) pushChoice(kOptional, itemEnd + 1, at++);
            item = itemEnd + 1;
            continue;
        case '-':
            pushChoice(kLazy, item, at);
            item = itemEnd + 1;
            continue;
        case '+':
        case '*': {
            const char* first = at;
            at = skipMatching(at, item, itemEnd);
            if (*itemEnd == '+' && at == first++) {
                at = nullptr;
                continue;
            }
            item = itemEnd + 1;
            if (at > first) pushRepeated(item, at, first);
            continue;
        }
        default: at = matchesOne(at, item, itemEnd) ? at + 1 : nullptr; item = itemEnd;
        }
    }
}

bool Matcher::search(const char* from, const char* notEnd, bool anchored) {
    for (;; ++from) {
        if (first_ >= 0 && !anchored) {
            from = static_cast<const char*>(memchr(from, first_, size_t(subjectEnd_ - from)));
            if (from == nullptr) return false;
        }
        start_ = from;
        end_ = match(from);
        if (end_ != nullptr && end_ != notEnd) return true;
        if (anchored || from == subjectEnd_) return false;
    }
}

} // namespace nanolua
