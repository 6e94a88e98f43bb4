// Images of a PC: mapped read-only in the 4 GiB region, released with the state.
#include "host/host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

namespace nanolua::host {
namespace {

const char* mappingFailure(int error) {
    return error == EINVAL ? "empty, or not a file" : strerror(error);
}

// The mapping belongs to the state from here on, or is given back.
int32_t mount(NanoLuaHost* handle, const platform::ReadOnlyMapping& mapping) {
    if (mapping.begin == nullptr) return api::failWith(handle, mappingFailure(mapping.error));
    MappedImage* image = static_cast<MappedImage*>(malloc(sizeof(MappedImage)));
    const int32_t number = image == nullptr
        ? api::failWith(handle, "no memory")
        : api::mountChecked(handle, mapping.begin, uint32_t(mapping.size));
    if (number < 0) {
        platform::releaseInRegion(mapping.begin, mapping.size);
        free(image);
        return number;
    }
    *image = {mapping, pcHost(handle)->images};
    pcHost(handle)->images = image;
    return number;
}

} // namespace
} // namespace nanolua::host

using namespace nanolua;

int32_t nanolua_mount_file(NanoLuaHost* handle, const char* path) {
    return host::mount(handle, platform::mapFileReadOnly(path));
}

int32_t nanolua_mount_bytes(NanoLuaHost* handle, const void* bytes, size_t size) {
    return host::mount(handle, platform::copyReadOnly(bytes, size));
}
