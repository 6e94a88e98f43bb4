// The proleptic Gregorian calendar in UTC, for os.time and os.date. No part of it knows Lua.
#pragma once

#include <stdint.h>

namespace nanolua {

struct CalendarTime {
    int32_t year;
    int32_t month;   // 1 .. 12
    int32_t day;     // 1 .. 31
    int32_t hour;
    int32_t minute;
    int32_t second;
    int32_t weekDay; // 1: Sunday
    int32_t yearDay; // from 1
};

CalendarTime calendarTimeOf(int64_t seconds);

// Seconds since 1970; fields may lie outside their ranges and carry over. Ignores weekDay and yearDay.
int64_t secondsOf(const CalendarTime& time);

// Writes what strftime of C's locale does for a conversion character; returns the length, 0 if there is
// no such conversion.
inline constexpr uint32_t kDateTextBytesMax = 40;
uint32_t formatCalendarTime(char* out, char conversion, const CalendarTime& time);

} // namespace nanolua
