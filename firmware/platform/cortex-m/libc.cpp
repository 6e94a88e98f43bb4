// What the C library's pure functions (memory, strings, mathematics) need from below.
//
// newlib keeps errno in a structure of a kilobyte that also serves files and locales, none of which
// the firmware uses; defining the accessor here leaves that structure out of the link.
extern "C" int* __errno();

namespace {
int errorNumber;
}

int* __errno() { return &errorNumber; }
