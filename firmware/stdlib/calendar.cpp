// Dates from seconds and back, and their text: see calendar.h.
//
// Years are counted from March, so that the leap day ends a year; an era is 400 of them.
#include "calendar.h"

namespace nanolua {

namespace {

constexpr int32_t kSecondsPerDay = 86400;
constexpr int32_t kDaysPerEra = 146097;
constexpr int32_t kDaysToEpoch = 719468; // from 0000-03-01 to 1970-01-01

bool isLeap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Days from 1970-01-01 to the first of a month (1 .. 12).
int64_t daysToMonth(int32_t year, int32_t month) {
    if (month <= 2) year--;
    int32_t era = int32_t(integerFloorDivide(year, 400));
    int32_t yearOfEra = year - era * 400;
    int32_t dayOfYear = (153 * ((month + 9) % 12) + 2) / 5;
    int32_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return int64_t(era) * kDaysPerEra + dayOfEra - kDaysToEpoch;
}

void setDate(CalendarTime& time, Integer days) {
    Integer era = integerFloorDivide(days + kDaysToEpoch, kDaysPerEra);
    int32_t dayOfEra = int32_t(days + kDaysToEpoch - era * kDaysPerEra);
    int32_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / (kDaysPerEra - 1)) / 365;
    int32_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int32_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    time.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    time.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    time.year = int32_t(era * 400 + yearOfEra) + (time.month <= 2 ? 1 : 0);
    time.yearDay = int32_t(days - daysToMonth(time.year, 1)) + 1;
    time.weekDay = int32_t(integerModulo(days + 4, 7)) + 1;
}

/// Text ///

constexpr const char* kWeekDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};
constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};

char* putText(char* out, const char* text, int32_t bytesMax) {
    while (*text != 0 && bytesMax-- > 0) *out++ = *text++;
    return out;
}

char* putNumber(char* out, int32_t number, int32_t digits, char fill) {
    char reversed[12];
    int32_t count = 0;
    uint32_t rest = number < 0 ? 0u - uint32_t(number) : uint32_t(number);
    do reversed[count++] = char('0' + rest % 10); while ((rest /= 10) != 0);
    if (number < 0) *out++ = '-';
    for (int32_t i = count; i < digits; i++) *out++ = fill;
    while (count > 0) *out++ = reversed[--count];
    return out;
}

char* put(char* out, char conversion, const CalendarTime& time);

char* putAll(char* out, const char* pattern, const CalendarTime& time) {
    for (; *pattern != 0; pattern++) {
        if (*pattern == '%') {
            out = put(out, *++pattern, time);
        } else {
            *out++ = *pattern;
        }
    }
    return out;
}

// The week of the year whose days begin with `firstDay` (0: Sunday, 1: Monday).
int32_t weekOfYear(const CalendarTime& time, int32_t firstDay) {
    int32_t dayInWeek = (time.weekDay - 1 - firstDay + 7) % 7;
    return (time.yearDay - 1 + 7 - dayInWeek) / 7;
}

// The ISO 8601 week, and the year that it belongs to.
int32_t isoWeek(const CalendarTime& time, int32_t& year) {
    int32_t dayInWeek = (time.weekDay + 5) % 7;
    int32_t thursday = time.yearDay - dayInWeek + 3;
    year = time.year;
    if (thursday < 1) {
        year--;
        thursday += isLeap(year) ? 366 : 365;
    } else if (thursday > (isLeap(year) ? 366 : 365)) {
        year++;
        thursday -= 365;
        if (isLeap(time.year)) thursday--;
    }
    return (thursday - 1) / 7 + 1;
}

char* put(char* out, char conversion, const CalendarTime& time) {
    int32_t hour12 = (time.hour + 11) % 12 + 1;
    int32_t year;
    switch (conversion) {
    case 'a': return putText(out, kWeekDays[time.weekDay - 1], 3);
    case 'A': return putText(out, kWeekDays[time.weekDay - 1], 9);
    case 'b':
    case 'h': return putText(out, kMonths[time.month - 1], 3);
    case 'B': return putText(out, kMonths[time.month - 1], 9);
    case 'c': return putAll(out, "%a %b %e %T %Y", time);
    case 'C': return putNumber(out, int32_t(integerFloorDivide(time.year, 100)), 2, '0');
    case 'd': return putNumber(out, time.day, 2, '0');
    case 'D':
    case 'x': return putAll(out, "%m/%d/%y", time);
    case 'e': return putNumber(out, time.day, 2, ' ');
    case 'F': return putAll(out, "%Y-%m-%d", time);
    case 'g': isoWeek(time, year); return putNumber(out, year % 100, 2, '0');
    case 'G': isoWeek(time, year); return putNumber(out, year, 1, '0');
    case 'H': return putNumber(out, time.hour, 2, '0');
    case 'I': return putNumber(out, hour12, 2, '0');
    case 'j': return putNumber(out, time.yearDay, 3, '0');
    case 'm': return putNumber(out, time.month, 2, '0');
    case 'M': return putNumber(out, time.minute, 2, '0');
    case 'n': return putText(out, "\n", 1);
    case 'p': return putText(out, time.hour < 12 ? "AM" : "PM", 2);
    case 'r': return putAll(out, "%I:%M:%S %p", time);
    case 'R': return putAll(out, "%H:%M", time);
    case 'S': return putNumber(out, time.second, 2, '0');
    case 't': return putText(out, "\t", 1);
    case 'T':
    case 'X': return putAll(out, "%H:%M:%S", time);
    case 'u': return putNumber(out, (time.weekDay + 5) % 7 + 1, 1, '0');
    case 'U': return putNumber(out, weekOfYear(time, 0), 2, '0');
    case 'V': return putNumber(out, isoWeek(time, year), 2, '0');
    case 'w': return putNumber(out, time.weekDay - 1, 1, '0');
    case 'W': return putNumber(out, weekOfYear(time, 1), 2, '0');
    case 'y': return putNumber(out, int32_t(integerModulo(time.year, 100)), 2, '0');
    case 'Y': return putNumber(out, time.year, 1, '0');
    case 'z': return putText(out, "+0000", 5);
    case 'Z': return putText(out, "GMT", 3);
    case '%': return putText(out, "%", 1);
    default: return out;
    }
}

} // namespace

CalendarTime calendarTimeOf(Integer seconds) {
    CalendarTime time = {};
    int32_t rest = int32_t(integerModulo(seconds, kSecondsPerDay));
    setDate(time, integerFloorDivide(seconds, kSecondsPerDay));
    time.hour = rest / 3600;
    time.minute = rest / 60 % 60;
    time.second = rest % 60;
    return time;
}

bool secondsOf(const CalendarTime& time, Integer& seconds) {
    // The first and the last years of 32 bits are out of reach, so that no step below overflows.
    constexpr int32_t kYearMax = INT32_MAX - 1;
    int32_t month = int32_t(integerModulo(time.month, 12));
    int64_t year = time.year + int64_t(integerFloorDivide(time.month, 12));
    if (month == 0) {
        month = 12;
        year--;
    }
    if (year > kYearMax || year < -kYearMax) return false;
    int64_t days = daysToMonth(int32_t(year), month) + time.day - 1;
    int64_t sum = days * kSecondsPerDay + int64_t(time.hour) * 3600 + int64_t(time.minute) * 60 +
                  time.second;
    seconds = Integer(sum);
    return seconds == sum;
}

uint32_t formatCalendarTime(char* out, char conversion, const CalendarTime& time) {
    return uint32_t(put(out, conversion, time) - out);
}

} // namespace nanolua
