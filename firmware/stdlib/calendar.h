// The proleptic Gregorian calendar in UTC, for os.time and os.date. No part of it knows a state.
#pragma once

#include "../engine/nanolua.h"

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

    // All of these, in this order.
    int32_t* fields() { return &year; }
};

CalendarTime calendarTimeOf(Integer seconds);

// Seconds since 1970; fields may lie outside their ranges and carry over. Ignores weekDay and yearDay.
// False if no integer holds them.
bool secondsOf(const CalendarTime& time, Integer& seconds);

// Writes what strftime of C's locale does for a conversion character; returns the length, 0 if there is
// no such conversion.
inline constexpr uint32_t kDateTextBytesMax = 40;
uint32_t formatCalendarTime(char* out, char conversion, const CalendarTime& time);

} // namespace nanolua
