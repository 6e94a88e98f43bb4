// The operating system functions of a PC (manual §6.9). There is the C locale only: the process may
// belong to others.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "host/file.h"
#include "stdlib/access.h"
#include "stdlib/exit.h"
#include "stdlib/library_group.h"
#include "stdlib/stdlib.h"

namespace nanolua {

namespace {

/// Time ///

constexpr char kNoTime[] = "time result cannot be represented in this installation";

struct DateField {
    const char* name;
    int tm::*member;
    int preset; // -1: must be given
    int delta;
};

constexpr DateField kDateFields[] = {
    {"year", &tm::tm_year, -1, 1900}, {"month", &tm::tm_mon, -1, 1}, {"day", &tm::tm_mday, -1, 0},
    {"hour", &tm::tm_hour, 12, 0},    {"min", &tm::tm_min, 0, 0},    {"sec", &tm::tm_sec, 0, 0},
    {"yday", &tm::tm_yday, 0, 1},     {"wday", &tm::tm_wday, 0, 1},
};
constexpr int32_t kFieldsRead = 6;
constexpr uint32_t kFieldsWritten = 9;

Outcome osClock(State&, Value* arguments, int32_t) {
    return resultFloat(arguments, Float(clock()) / Float(CLOCKS_PER_SEC));
}

// table[name] with the table's metamethods, which may not be functions here; into `slot`.
void getDateField(State& state, const Value& table, const char* name, Value& slot) {
    slot.setString(makeString(state, name));
    const Value key = slot;
    getByKey(table.table(), key, slot);
}

int readField(State& state, const Value& table, const DateField& field, Value& slot) {
    getDateField(state, table, field.name, slot);
    if (slot.isNil()) {
        if (field.preset < 0) raiseError(state, "field '%s' missing in date table", field.name);
        return field.preset;
    }
    Integer value;
    if (!toInteger(slot, value)) raiseError(state, "field '%s' is not an integer", field.name);
    const int64_t wide = value;
    const bool fits = wide >= 0 ? wide - field.delta <= INT32_MAX : INT32_MIN + field.delta <= wide;
    if (!fits) raiseError(state, "field '%s' is out-of-bound", field.name);
    return int(wide - field.delta);
}

void writeFields(State& state, Table* table, const tm& time) {
    Value value;
    for (const DateField& field : kDateFields) {
        const int64_t shown = int64_t{time.*field.member} + field.delta;
        if (Integer(shown) != shown) raiseError(state, "%s", kNoTime);
        value.setInteger(Integer(shown));
        setField(state, table, field.name, value);
    }
    if (time.tm_isdst < 0) return;
    value.setBoolean(time.tm_isdst != 0);
    setField(state, table, "isdst", value);
}

Outcome timeResult(State& state, Value* arguments, time_t seconds) {
    if (Integer(seconds) != seconds || seconds == time_t(-1)) raiseError(state, "%s", kNoTime);
    return resultInteger(arguments, Integer(seconds));
}

Outcome osTime(State& state, Value* arguments, int32_t count) {
    if (isNoneOrNil(arguments, count, 1)) return timeResult(state, arguments, time(nullptr));
    Table* table = checkTable(state, arguments, count, 1);
    tm fields = {};
    for (int32_t i = 0; i < kFieldsRead; i++)
        fields.*kDateFields[i].member =
            readField(state, arguments[0], kDateFields[i], arguments[1]);
    getDateField(state, arguments[0], "isdst", arguments[1]);
    fields.tm_isdst = arguments[1].isNil() ? -1 : arguments[1].isFalsy() ? 0 : 1;
    const time_t seconds = mktime(&fields);
    writeFields(state, table, fields);
    return timeResult(state, arguments, seconds);
}

Outcome osDifftime(State& state, Value* arguments, int32_t count) {
    const Integer later = checkInteger(state, arguments, count, 1);
    const Integer earlier = checkInteger(state, arguments, count, 2);
    return resultFloat(arguments, Float(difftime(later, earlier)));
}

/// Dates ///

// How many characters of `option` are a conversion of strftime (without the %); 0 if none.
uint32_t conversionBytes(const char* option) {
    constexpr char kPlain[] = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
    constexpr char kEra[] = "cCxXyY";
    constexpr char kDigits[] = "deHImMSuUVwWy";
    if (option[0] == 0) return 0;
    if (option[0] == 'E' || option[0] == 'O') {
        const char* allowed = option[0] == 'E' ? kEra : kDigits;
        return option[1] != 0 && strchr(allowed, option[1]) != nullptr ? 2 : 0;
    }
    return strchr(kPlain, option[0]) != nullptr ? 1 : 0;
}

[[noreturn]] void raiseConversion(State& state, Value& slot, const char* option) {
    StringBuilder builder(state, &slot);
    appendFormat(builder, "invalid conversion specifier '%%%s'", option);
    raiseArgumentError(state, 1, builder.finish()->text());
}

// Appends the conversion at `option` and returns what follows it.
const char* appendConversion(State& state, StringBuilder& builder, const char* option,
                             const tm& time, Value& slot) {
    constexpr uint32_t kTextBytes = 250;
    const uint32_t bytes = conversionBytes(option);
    if (bytes == 0) raiseConversion(state, slot, option);
    char format[] = {'%', option[0], bytes == 2 ? option[1] : '\0', '\0'};
    char* place = builder.reserve(kTextBytes);
    builder.commit(uint32_t(strftime(place, kTextBytes, format, &time)));
    return option + bytes;
}

Outcome osDate(State& state, Value* arguments, int32_t count) {
    const String* given = optionalString(state, arguments, count, 1);
    const time_t seconds = isNoneOrNil(arguments, count, 2)
                               ? time(nullptr)
                               : time_t(checkInteger(state, arguments, count, 2));
    const char* format = given == nullptr ? "%c" : given->text();
    const char* end = format + strlen(format);
    if (given != nullptr) end = given->text() + given->lengthBytes();
    const bool isUtc = *format == '!';
    if (isUtc) format++;
    tm time;
    if ((isUtc ? gmtime_r(&seconds, &time) : localtime_r(&seconds, &time)) == nullptr)
        raiseError(state, "date result cannot be represented in this installation");
    Value& date = arguments[count];
    date.setNil();
    if (equalTexts(format, "*t")) {
        date.setTable(newTable(state, 0, kFieldsWritten));
        writeFields(state, date.table(), time);
        return result(arguments, date);
    }
    StringBuilder builder(state, &date);
    while (format < end) {
        if (*format != '%') {
            builder.append(*format++);
        } else {
            format = appendConversion(state, builder, format + 1, time, arguments[count + 1]);
        }
    }
    return resultString(arguments, builder.finish());
}

/// Files ///

Outcome osRemove(State& state, Value* arguments, int32_t count) {
    const char* name = checkString(state, arguments, count, 1)->text();
    errno = 0;
    return systemResult(state, arguments, remove(name) == 0, name);
}

Outcome osRename(State& state, Value* arguments, int32_t count) {
    const char* from = checkString(state, arguments, count, 1)->text();
    const char* to = checkString(state, arguments, count, 2)->text();
    errno = 0;
    return systemResult(state, arguments, rename(from, to) == 0, nullptr);
}

Outcome osTmpname(State& state, Value* arguments, int32_t) {
    char name[] = "/tmp/lua_XXXXXX";
    const int descriptor = mkstemp(name);
    if (descriptor < 0) raiseError(state, "unable to generate a unique filename");
    close(descriptor);
    return resultString(arguments, makeString(state, name));
}

/// Processes ///

// Without a command: whether there is a shell.
Outcome osExecute(State& state, Value* arguments, int32_t count) {
    const String* command = optionalString(state, arguments, count, 1);
    fflush(nullptr);
    errno = 0;
    const int status = system(command == nullptr ? nullptr : command->text());
    if (command == nullptr) return resultBoolean(arguments, status != 0);
    return processResult(state, arguments, status);
}

Outcome osExit(State& state, Value* arguments, int32_t count) {
    int32_t status = 0;
    if (count > 0 && arguments[0].isBoolean()) {
        status = arguments[0].isFalsy() ? EXIT_FAILURE : EXIT_SUCCESS;
    } else {
        status = int32_t(optionalInteger(state, arguments, count, 1, EXIT_SUCCESS));
    }
    return exitHost(state, arguments, status, count > 1 && !arguments[1].isFalsy());
}

Outcome osGetenv(State& state, Value* arguments, int32_t count) {
    const char* value = getenv(checkString(state, arguments, count, 1)->text());
    if (value == nullptr) return resultNil(arguments);
    return resultString(arguments, makeString(state, value));
}

Outcome osSetlocale(State& state, Value* arguments, int32_t count) {
    static constexpr char kCategories[] = "all\0collate\0ctype\0monetary\0numeric\0time\0";
    const String* locale = optionalString(state, arguments, count, 1);
    checkOption(state, arguments, count, 2, "all", kCategories);
    const char* name = locale == nullptr ? "" : locale->text();
    if (*name != 0 && !equalTexts(name, "C") && !equalTexts(name, "POSIX"))
        return resultNil(arguments);
    return resultString(arguments, makeString(state, "C"));
}

constexpr RomField kFields[] = {
    {"clock", osClock},     {"date", osDate},       {"difftime", osDifftime},
    {"execute", osExecute}, {"exit", osExit},       {"getenv", osGetenv},
    {"remove", osRemove},   {"rename", osRename},   {"setlocale", osSetlocale},
    {"time", osTime},       {"tmpname", osTmpname},
};

} // namespace

constinit const RomTable osRom = romTable<kFields>();

} // namespace nanolua
