// Pattern matching (manual §6.5.1): the matcher behind find, match, gmatch and gsub.
//
// Invariants: matching never recurses. What would be a recursion is a record on a stack of
// backtracking points; records and captures lie in the matcher itself while they are few, and in a
// buffer in the slot `spill` beyond that. Subject and pattern must stay reachable, and `spill` in
// its place, while a matcher is used; positions are offsets into the subject.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

inline constexpr uint32_t kCapturesMax = 32;

struct Capture {
    uint32_t start;
    uint32_t lengthBytes; // or one of the two below

    static constexpr uint32_t kOpen = 0xFFFFFFFFu; // the closing parenthesis was not reached yet
    static constexpr uint32_t kPosition = 0xFFFFFFFEu; // "()": captures the position
};

class Matcher {
public:
    // `skipBytes` of the pattern are left out (its anchor). Allocates only for complex patterns;
    // *spill is nil or what an earlier matcher left there.
    Matcher(State& state, const String* subject, const String* pattern, uint32_t skipBytes,
            Value* spill);
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    // Finds the next match that begins at `from` or later (or only there, if anchored) and does not
    // end at `notEnd`.
    bool search(const char* from, const char* notEnd, bool anchored);

    // The match that was found.
    const char* start() const { return start_; }
    const char* end() const { return end_; }
    uint32_t startOffset() const { return uint32_t(start_ - subject_); }
    uint32_t endOffset() const { return uint32_t(end_ - subject_); }
    uint32_t captureCount() const { return captureCount_; }
    // Its captures; number 0 of a pattern without captures is the whole match.
    Capture capture(uint32_t index) const;
    uint32_t valueCount() const { return captureCount_ == 0 ? 1 : captureCount_; }
    // Put what was captured in `out`. Allocate.
    void captureValue(uint32_t index, Value& out) const;
    void captureValues(Value* out) const;

    const char* subject() const { return subject_; }

private:
    // In the matcher itself: these many captures, and words of records (up to three a record).
    static constexpr uint32_t kInlineCaptures = 4;
    static constexpr uint32_t kInlineWords = 16;

    const char* match(const char* at);
    bool backtrack(const char*& at, const char*& item);

    uint32_t* room(uint32_t words);
    void growRecords(uint32_t words);
    void moveToBuffer(uint32_t words);
    void pushUndo(uint32_t kind, uint32_t argument);
    void pushChoice(uint32_t kind, const char* item, const char* at);
    void pushRepeated(const char* item, const char* at, const char* first);

    void openCapture(const char* at, uint32_t lengthBytes);
    void closeCapture(const char* at);
    const char* matchCapture(const char* at, char digit);
    const char* matchBalanced(const char* at, const char* item) const;
    const char* frontierSet(const char* item) const;
    const char* matchFrontier(const char* at, const char* set, const char* setEnd) const;
    const char* endOfSet(const char* item) const;
    const char* endOfItem(const char* item) const;
    bool matchesOne(const char* at, const char* item, const char* itemEnd) const;
    const char* skipMatching(const char* at, const char* item, const char* itemEnd) const;

    State& state_;
    const char* subject_;
    const char* subjectEnd_;
    const char* pattern_;
    const char* patternEnd_;
    Value* spill_;
    const char* start_ = nullptr;
    const char* end_ = nullptr;
    int32_t first_; // every match begins with this character; -1: not known
    uint32_t captureCount_ = 0;
    uint32_t wordCount_ = 0;
    uint32_t wordCapacity_ = kInlineWords;
    Capture* captures_ = inlineCaptures_;
    uint32_t* words_ = inlineWords_;
    Capture inlineCaptures_[kInlineCaptures];
    uint32_t inlineWords_[kInlineWords];
};

// Frees what a matcher, now done with, may have left in its spill slot.
void releaseSpill(State& state, Value& spill);

// Whether a pattern is plain text, without special characters.
bool isPlainPattern(const char* pattern, uint32_t bytes);

// The first place of a text at or after `from`, or nullptr.
const char* findText(const char* from, const char* end, const char* text, uint32_t bytes);

} // namespace nanolua
