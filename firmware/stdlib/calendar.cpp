// Dates from seconds and back, and their text: see calendar.h.
//
// Years are counted from March, so that the leap day ends a year; an era is 400 of them.
#include "calendar.h"

namespace nanolua {

namespace {

constexpr int32_t kSecondsPerDay = 86400;
constexpr int32_t kDaysPerEra = 146097;
constexpr int32_t kDaysToEpoch = 719468; // from 0000-03-01 to 1970-01-01

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

constexpr char kWeekDays[] = "Sunday\0Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday";
constexpr char kMonths[] = "January\0February\0March\0April\0May\0June\0July\0August\0"
                           "September\0October\0November\0December";
constexpr int32_t kNameBytesMax = 9;

// Conversions that stand for a text and other conversions: the letter, then these.
constexpr char kPatterns[] = "c%a %b %e %T %Y\0D%m/%d/%y\0x%m/%d/%y\0F%Y-%m-%d\0n\n\0r%I:%M:%S %p\0"
                             "R%H:%M\0t\t\0T%H:%M:%S\0X%H:%M:%S\0z+0000\0ZGMT\0";

// Conversions to a number, and its digits.
constexpr char kNumberLetters[] = "CdegGHIjmMSuUVwWyY";
constexpr char kNumberDigits[] = "222212232221221221";

const char* nextText(const char* text) { return text + textBytes(text) + 1; }

char* putName(char* out, const char* names, int32_t index, bool isShort) {
    while (index-- > 0) names = nextText(names);
    for (int32_t i = 0; *names != 0 && i < (isShort ? 3 : kNameBytesMax); i++) *out++ = *names++;
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

// The Thursday of the ISO 8601 week, which is in the year that the week belongs to.
CalendarTime thursdayOf(const CalendarTime& time) {
    CalendarTime thursday = {};
    int32_t dayInWeek = (time.weekDay + 5) % 7;
    setDate(thursday, Integer(daysToMonth(time.year, 1)) + time.yearDay - 1 - dayInWeek + 3);
    return thursday;
}

char* putNumberOf(char* out, char conversion, const CalendarTime& time) {
    const CalendarTime thursday = thursdayOf(time);
    const int32_t numbers[] = {int32_t(integerFloorDivide(time.year, 100)),
                               time.day,
                               time.day,
                               thursday.year % 100,
                               thursday.year,
                               time.hour,
                               (time.hour + 11) % 12 + 1,
                               time.yearDay,
                               time.month,
                               time.minute,
                               time.second,
                               (time.weekDay + 5) % 7 + 1,
                               weekOfYear(time, 0),
                               (thursday.yearDay - 1) / 7 + 1,
                               time.weekDay - 1,
                               weekOfYear(time, 1),
                               int32_t(integerModulo(time.year, 100)),
                               time.year};
    for (int32_t i = 0; kNumberLetters[i] != 0; i++)
        if (kNumberLetters[i] == conversion)
            return putNumber(out, numbers[i], kNumberDigits[i] - '0', conversion == 'e' ? ' ' : '0');
    return out;
}

char* put(char* out, char conversion, const CalendarTime& time) {
    for (const char* pattern = kPatterns; *pattern != 0; pattern = nextText(pattern))
        if (*pattern == conversion) return putAll(out, pattern + 1, time);
    switch (conversion) {
    case 'a':
    case 'A': return putName(out, kWeekDays, time.weekDay - 1, conversion == 'a');
    case 'b':
    case 'h':
    case 'B': return putName(out, kMonths, time.month - 1, conversion != 'B');
    case 'p': return putName(out, "AM\0PM", time.hour / 12, true);
    case '%': *out++ = '%'; return out;
    default: return putNumberOf(out, conversion, time);
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
