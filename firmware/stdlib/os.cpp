// The operating system functions (manual §6.9) as far as a board has them: clock, calendar, exit. The
// calendar is UTC; what needs files, processes or an environment says that it is not there.
#include "access.h"
#include "stdlib.h"

#include "../platform/platform.h"
#include "calendar.h"
#include "exit.h"
#include "library_group.h"

namespace nanolua {

namespace {

[[noreturn]] void raiseUnsupported(State& state, const char* name) {
    raiseError(state, "'os.%s' is not supported on this board", name);
}

/// Time ///

Integer currentTime(State& state) {
    int64_t seconds = platform::calendarSeconds();
    if (seconds < 0) raiseError(state, "this board does not know the date");
    if (seconds > kIntegerMax)
        raiseError(state, "time result cannot be represented in this installation");
    return Integer(seconds);
}

Integer optionalTime(State& state, Value* arguments, int32_t count, int32_t index) {
    if (isNoneOrNil(arguments, count, index)) return currentTime(state);
    return checkInteger(state, arguments, count, index);
}

Outcome osClock(State&, Value* arguments, int32_t) {
    constexpr Float kMicrosecondsPerSecond = 1000000;
    constexpr Float k2ToThe32 = Float(uint64_t{1} << 32);
    uint64_t time = platform::clockMicroseconds();
    Float microseconds = Float(uint32_t(time >> 32)) * k2ToThe32 + Float(uint32_t(time));
    return resultFloat(arguments, microseconds / kMicrosecondsPerSecond);
}

// The fields of a CalendarTime.
constexpr char kDateFields[] = "year\0month\0day\0hour\0min\0sec\0wday\0yday\0";
constexpr int32_t kFieldsRequired = 3;
constexpr int32_t kHourField = 3;
constexpr int32_t kFieldsRead = 6;
constexpr uint32_t kFieldsWritten = 9;

// `slot` is one that the collector sees.
int32_t readField(State& state, const Value& table, const char* name, int32_t index, Value& slot) {
    setText(state, slot, name);
    getByKey(table.table(), slot, slot);
    Integer value;
    if (slot.isNil()) {
        if (index < kFieldsRequired) raiseError(state, "field '%s' missing in date table", name);
        return index == kHourField ? 12 : 0;
    }
    if (!toInteger(slot, value)) raiseError(state, "field '%s' is not an integer", name);
    if (value != int32_t(value)) raiseError(state, "field '%s' is out-of-bound", name);
    return int32_t(value);
}

void writeFields(State& state, Table* table, CalendarTime time) {
    Value value;
    const int32_t* field = time.fields();
    for (const char* name = kDateFields; *name != 0; name += textBytes(name) + 1) {
        value.setInteger(*field++);
        setField(state, table, name, value);
    }
    value.setBoolean(false);
    setField(state, table, "isdst", value);
}

Outcome osTime(State& state, Value* arguments, int32_t count) {
    if (isNoneOrNil(arguments, count, 1)) return resultInteger(arguments, currentTime(state));
    Table* table = checkTable(state, arguments, count, 1);
    CalendarTime time = {};
    const char* name = kDateFields;
    for (int32_t i = 0; i < kFieldsRead; i++, name += textBytes(name) + 1)
        time.fields()[i] = readField(state, arguments[0], name, i, arguments[1]);
    Integer seconds;
    if (!secondsOf(time, seconds))
        raiseError(state, "time result cannot be represented in this installation");
    writeFields(state, table, calendarTimeOf(seconds));
    return resultInteger(arguments, seconds);
}

Outcome osDifftime(State& state, Value* arguments, int32_t count) {
    Integer later = checkInteger(state, arguments, count, 1);
    Integer earlier = checkInteger(state, arguments, count, 2);
    bool isNegative = later < earlier;
    Unsigned distance = Unsigned(later) - Unsigned(earlier);
    Float seconds = Float(isNegative ? 0 - distance : distance);
    return resultFloat(arguments, isNegative ? -seconds : seconds);
}

// Appends a conversion; raises for an unknown one.
void appendDate(State& state, StringBuilder& builder, char conversion, const CalendarTime& time) {
    char text[kDateTextBytesMax];
    uint32_t bytes = formatCalendarTime(text, conversion, time);
    if (bytes == 0) {
        char message[] = "invalid conversion specifier '%?'";
        message[sizeof message - 3] = conversion;
        raiseArgumentError(state, 1, message);
    }
    builder.append(text, bytes);
}

Outcome osDate(State& state, Value* arguments, int32_t count) {
    const String* given = optionalString(state, arguments, count, 1);
    const char* format = given == nullptr ? "%c" : given->text();
    CalendarTime time = calendarTimeOf(optionalTime(state, arguments, count, 2));
    if (*format == '!') format++;
    Value& date = arguments[count];
    if (equalTexts(format, "*t")) {
        date.setTable(newTable(state, 0, kFieldsWritten));
        writeFields(state, date.table(), time);
        return result(arguments, date);
    }
    date.setNil();
    StringBuilder builder(state, &date);
    for (; *format != 0; format++) {
        if (*format != '%') {
            builder.append(*format);
        } else {
            appendDate(state, builder, *++format, time);
            if (*format == 0) break;
        }
    }
    return resultString(arguments, builder.finish());
}

/// The rest ///

Outcome osExit(State& state, Value* arguments, int32_t count) {
    Integer status = 0;
    if (count > 0 && arguments[0].isBoolean()) {
        status = arguments[0].isFalsy() ? 1 : 0;
    } else {
        status = optionalInteger(state, arguments, count, 1, 0);
    }
    const bool close = count > 1 && !arguments[1].isFalsy();
    return exitHost(state, arguments, int32_t(status & 0xFF), close);
}

Outcome osGetenv(State& state, Value* arguments, int32_t count) {
    checkString(state, arguments, count, 1);
    return resultNil(arguments);
}

// Without a command: whether there is a shell.
Outcome osExecute(State& state, Value* arguments, int32_t count) {
    if (optionalString(state, arguments, count, 1) == nullptr)
        return resultBoolean(arguments, false);
    raiseUnsupported(state, "execute");
}

Outcome osRemove(State& state, Value*, int32_t) { raiseUnsupported(state, "remove"); }
Outcome osRename(State& state, Value*, int32_t) { raiseUnsupported(state, "rename"); }
Outcome osTmpname(State& state, Value*, int32_t) { raiseUnsupported(state, "tmpname"); }

// There is the C locale only.
Outcome osSetlocale(State& state, Value* arguments, int32_t count) {
    static constexpr char kCategories[] = "all\0collate\0ctype\0monetary\0numeric\0time\0";
    const String* locale = optionalString(state, arguments, count, 1);
    checkOption(state, arguments, count, 2, "all", kCategories);
    if (locale != nullptr && locale->lengthBytes() != 0 && !equalTexts(locale->text(), "C"))
        return resultNil(arguments);
    return resultString(arguments, makeString(state, "C"));
}

constexpr RomField kFields[] = {
    {"clock", osClock},   {"date", osDate},           {"difftime", osDifftime},
    {"execute", osExecute}, {"exit", osExit},         {"getenv", osGetenv},
    {"remove", osRemove}, {"rename", osRename},       {"setlocale", osSetlocale},
    {"time", osTime},     {"tmpname", osTmpname},
};

} // namespace

constinit const RomTable osRom = romTable<kFields>();

} // namespace nanolua
