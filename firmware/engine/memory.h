// The 32-bit memory space: every reference in the heap and in images is a Ref.
//
// Invariant: a Ref is a byte address on a 32-bit machine; on a 64-bit host it is the offset into one
// reserved 4 GiB region at a fixed address, which holds every heap and every mapped image. Ref 0 is
// no object. So a value, a table and an image have the same bytes on a PC and on a device.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "switches.h"

namespace nanolua {

using Ref = uint32_t;

#if UINTPTR_MAX == 0xFFFFFFFFu
inline constexpr uintptr_t kSpaceBase = 0;
#elif defined(NANOLUA_NUMBERS_I32F32)
inline constexpr uintptr_t kSpaceBase = 0x200000000000u;
#else
// A region of its own, so that engines of both number models can live in one process.
inline constexpr uintptr_t kSpaceBase = 0x200200000000u;
#endif

inline constexpr uint32_t kWordBytes = 4;

template <class T> inline T* pointerTo(Ref ref) { return reinterpret_cast<T*>(kSpaceBase + ref); }

inline Ref refTo(const void* pointer) {
    return static_cast<Ref>(reinterpret_cast<uintptr_t>(pointer) - kSpaceBase);
}

// A pointer kept in the heap or in an image's neighbourhood: four bytes on every machine.
template <class T> class Link {
public:
    Link() = default;
    Link(T* pointer) : ref_(pointer == nullptr ? 0 : refTo(pointer)) {}
    static Link fromRef(Ref ref) {
        Link link;
        link.ref_ = ref;
        return link;
    }
    Ref ref() const { return ref_; }
    T* get() const {
#if UINTPTR_MAX == 0xFFFFFFFFu
        return pointerTo<T>(ref_);
#else
        return ref_ == 0 ? nullptr : pointerTo<T>(ref_);
#endif
    }
    operator T*() const { return get(); }
    T* operator->() const { return pointerTo<T>(ref_); }

private:
    Ref ref_;
};

} // namespace nanolua
