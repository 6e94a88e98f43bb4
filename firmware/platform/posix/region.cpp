// Address space management of the 4 GiB region: one bit per granule, first fit.
#include "region.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nanolua::platform {
namespace {

constexpr uint32_t kGranuleCount = kRegionBytes / kGranuleBytes;
constexpr uint32_t kNone = 0; // Granule 0 is never given out.

enum class Reservation : uint8_t { kNotTried, kDone, kFailed };

struct Region {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    Reservation reservation = Reservation::kNotTried;
    uint8_t used[kGranuleCount / 8] = {};
};

constinit Region region;

class Guard {
public:
    Guard() { pthread_mutex_lock(&region.lock); }
    ~Guard() { pthread_mutex_unlock(&region.lock); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
};

bool isUsed(uint32_t granule) { return (region.used[granule / 8] >> granule % 8 & 1) != 0; }

void mark(uint32_t first, uint32_t count, bool used) {
    for (uint32_t granule = first; granule < first + count; granule++) {
        const uint8_t bit = static_cast<uint8_t>(1u << granule % 8);
        uint8_t& byte = region.used[granule / 8];
        byte = static_cast<uint8_t>(used ? byte | bit : byte & ~bit);
    }
}

uint32_t findFree(uint32_t count) {
    uint32_t run = 0;
    for (uint32_t granule = 1; granule < kGranuleCount; granule++) {
        run = isUsed(granule) ? 0 : run + 1;
        if (run == count) return granule - count + 1;
    }
    return kNone;
}

uint8_t* addressOf(uint32_t granule) {
    return reinterpret_cast<uint8_t*>(kRegionBase + uint64_t{granule} * kGranuleBytes);
}

uint32_t granulesFor(size_t size) {
    return static_cast<uint32_t>((size + kGranuleBytes - 1) / kGranuleBytes);
}

constexpr int kReserved = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

bool reserveLocked() {
    if (region.reservation != Reservation::kNotTried)
        return region.reservation == Reservation::kDone;
    void* const wanted = addressOf(0);
    void* const got = mmap(wanted, kRegionBytes, PROT_NONE, kReserved | MAP_FIXED_NOREPLACE, -1, 0);
    // Kernels before 4.17 take the address as a mere wish.
    if (got != MAP_FAILED && got != wanted) munmap(got, kRegionBytes);
    region.reservation = got == wanted ? Reservation::kDone : Reservation::kFailed;
    return got == wanted;
}

// Address space only: still inaccessible. nullptr with errno set on failure.
uint8_t* takeGranules(size_t size) {
    const Guard guard;
    errno = ENOMEM;
    if (size == 0 || size > kRegionBytes || !reserveLocked()) return nullptr;
    const uint32_t count = granulesFor(size);
    const uint32_t first = findFree(count);
    if (first == kNone) return nullptr;
    mark(first, count, true);
    return addressOf(first);
}

ReadOnlyMapping failed(int error) { return {nullptr, 0, error}; }

ReadOnlyMapping mapDescriptor(int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return failed(errno);
    if (S_ISDIR(status.st_mode)) return failed(EISDIR);
    if (!S_ISREG(status.st_mode) || status.st_size == 0) return failed(EINVAL);
    const size_t size = static_cast<size_t>(status.st_size);
    uint8_t* const begin = takeGranules(size);
    if (begin == nullptr) return failed(errno);
    if (mmap(begin, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == MAP_FAILED) {
        const int error = errno;
        releaseInRegion(begin, size);
        return failed(error);
    }
    return {begin, size, 0};
}

} // namespace

bool reserveRegion() {
    const Guard guard;
    return reserveLocked();
}

void* allocateInRegion(size_t size) {
    uint8_t* const begin = takeGranules(size);
    if (begin == nullptr) return nullptr;
    if (mprotect(begin, granulesFor(size) * kGranuleBytes, PROT_READ | PROT_WRITE) == 0)
        return begin;
    releaseInRegion(begin, size);
    return nullptr;
}

ReadOnlyMapping mapFileReadOnly(const char* path) {
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return failed(errno);
    const ReadOnlyMapping mapping = mapDescriptor(descriptor);
    close(descriptor);
    return mapping;
}

ReadOnlyMapping copyReadOnly(const void* bytes, size_t size) {
    if (size == 0) return failed(EINVAL);
    void* const begin = allocateInRegion(size);
    if (begin == nullptr) return failed(ENOMEM);
    memcpy(begin, bytes, size);
    mprotect(begin, granulesFor(size) * kGranuleBytes, PROT_READ);
    return {static_cast<const uint8_t*>(begin), size, 0};
}

bool fillFirstGranule(uint32_t offset, size_t size, void (*fill)(void* destination)) {
    if (offset + size > kGranuleBytes || !reserveRegion()) return false;
    uint8_t* const place = addressOf(0) + offset;
    if (mprotect(place, size, PROT_READ | PROT_WRITE) != 0) return false;
    fill(place);
    return mprotect(place, size, PROT_READ) == 0;
}

void releaseInRegion(const void* begin, size_t size) {
    if (begin == nullptr) return;
    const uint64_t offset = reinterpret_cast<uintptr_t>(begin) - kRegionBase;
    const uint32_t count = granulesFor(size);
    const Guard guard;
    // A fresh reservation in its place drops the pages and makes stale references fault.
    mmap(const_cast<void*>(begin), count * kGranuleBytes, PROT_NONE, kReserved | MAP_FIXED, -1, 0);
    mark(static_cast<uint32_t>(offset / kGranuleBytes), count, false);
}

} // namespace nanolua::platform
