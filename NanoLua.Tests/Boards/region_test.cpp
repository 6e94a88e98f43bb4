// The 4 GiB region of the posix port: placement, reuse, protection and failure of its parts.
// Prints a line per failed condition; exit status 1 on any.
#include "platform/posix/region.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace {

using namespace nanolua::platform;

int failures = 0;
sigjmp_buf faulted;

#define CHECK(condition) check((condition), __LINE__, #condition)

void check(bool condition, int line, const char* text) {
    if (condition) return;
    printf("region_test.cpp:%d: %s\n", line, text);
    failures++;
}

void onFault(int) { siglongjmp(faulted, 1); }

template <class Access> bool faults(Access access) {
    if (sigsetjmp(faulted, 1) != 0) return true;
    access();
    return false;
}

bool writeFaults(const void* pointer) {
    return faults([=] { *static_cast<volatile char*>(const_cast<void*>(pointer)) = 1; });
}

bool readFaults(const void* pointer) {
    return faults([=] { (void)*static_cast<const volatile char*>(pointer); });
}

void testPlacement() {
    char* const first = static_cast<char*>(allocateInRegion(1));
    char* const second = static_cast<char*>(allocateInRegion(kGranuleBytes + 1));
    const uintptr_t address = reinterpret_cast<uintptr_t>(first);
    CHECK(address > kRegionBase && address < kRegionBase + kRegionBytes);
    CHECK(address % kGranuleBytes == 0);
    CHECK(second == first + kGranuleBytes);
    CHECK(second[2 * kGranuleBytes - 1] == 0);
    CHECK(readFaults(second + 2 * kGranuleBytes));
    CHECK(readFaults(reinterpret_cast<void*>(kRegionBase)));
    releaseInRegion(second, kGranuleBytes + 1);
    releaseInRegion(first, 1);
}

void testReuse() {
    char* const first = static_cast<char*>(allocateInRegion(kGranuleBytes));
    memset(first, 1, kGranuleBytes);
    releaseInRegion(first, kGranuleBytes);
    CHECK(readFaults(first));
    char* const again = static_cast<char*>(allocateInRegion(kGranuleBytes));
    CHECK(again == first);
    CHECK(again[0] == 0 && again[kGranuleBytes - 1] == 0);
    releaseInRegion(again, kGranuleBytes);
}

void testLimits() {
    CHECK(allocateInRegion(0) == nullptr);
    CHECK(allocateInRegion(kRegionBytes) == nullptr); // The null granule is missing.
    CHECK(allocateInRegion(~size_t{0}) == nullptr);
    const size_t most = kRegionBytes - kGranuleBytes;
    void* const all = allocateInRegion(most);
    CHECK(all != nullptr);
    CHECK(allocateInRegion(1) == nullptr);
    releaseInRegion(all, most);
}

void testReadOnlyCopy() {
    const ReadOnlyMapping copy = copyReadOnly("abcd", 4);
    CHECK(copy.size == 4 && memcmp(copy.begin, "abcd", 4) == 0);
    CHECK(writeFaults(copy.begin));
    releaseInRegion(copy.begin, copy.size);
    CHECK(copyReadOnly("", 0).error == EINVAL);
}

void testFileMapping() {
    char path[] = "/tmp/region_testXXXXXX";
    const int descriptor = mkstemp(path);
    CHECK(mapFileReadOnly(path).error == EINVAL);
    CHECK(write(descriptor, "abcdef", 6) == 6);
    const ReadOnlyMapping mapping = mapFileReadOnly(path);
    CHECK(mapping.size == 6 && memcmp(mapping.begin, "abcdef", 6) == 0);
    CHECK(writeFaults(mapping.begin));
    releaseInRegion(mapping.begin, mapping.size);
    close(descriptor);
    unlink(path);
    CHECK(mapFileReadOnly(path).error == ENOENT);
    CHECK(mapFileReadOnly("/tmp").error == EISDIR);
}

} // namespace

int main() {
    signal(SIGSEGV, onFault);
    signal(SIGBUS, onFault);
    CHECK(reserveRegion());
    CHECK(reserveRegion());
    testPlacement();
    testReuse();
    testLimits();
    testReadOnlyCopy();
    testFileMapping();
    return failures == 0 ? 0 : 1;
}
