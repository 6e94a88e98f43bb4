// Images of a host: mapped read-only in the 4 GiB region, checked, mounted, released with the state.
#include "host/host.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

namespace nanolua::host {
namespace {

const ImageHeader* headerOf(const MappedImage* image) {
    return reinterpret_cast<const ImageHeader*>(image->mapping.begin);
}

const char* mappingFailure(int error) {
    return error == EINVAL ? "empty, or not a file" : strerror(error);
}

int32_t refuse(NanoLuaHost* host, const platform::ReadOnlyMapping& mapping, const char* why) {
    platform::releaseInRegion(mapping.begin, mapping.size);
    return failWith(host, why);
}

int32_t keep(NanoLuaHost* host, const platform::ReadOnlyMapping& mapping) {
    MappedImage* image = static_cast<MappedImage*>(malloc(sizeof(MappedImage)));
    if (image == nullptr) return refuse(host, mapping, "no memory");
    *image = {mapping, host->images, host->imageCount++};
    host->images = image;
    return image->number;
}

int32_t mount(NanoLuaHost* host, const platform::ReadOnlyMapping& mapping) {
    if (mapping.begin == nullptr) return failWith(host, mappingFailure(mapping.error));
    const LoadResult checked = checkImage(mapping.begin, uint32_t(mapping.size));
    if (checked.error != LoadError::kNone) {
        char text[kMessageBytes];
        describeLoadResult(checked, text, sizeof text);
        return refuse(host, mapping, text);
    }
    const ImageHeader* header = reinterpret_cast<const ImageHeader*>(mapping.begin);
    if (guarded(host, [&](State& state) { mountImage(state, header); }) < 0) {
        platform::releaseInRegion(mapping.begin, mapping.size);
        return NANOLUA_FAILED;
    }
    return keep(host, mapping);
}

int32_t pushFunction(NanoLuaHost* host, const Prototype* prototype) {
    return guarded(host, [&](State& state) {
        push(state);
        makeMainFunction(state, last(host), prototype);
    });
}

} // namespace
} // namespace nanolua::host

using namespace nanolua;
using namespace nanolua::host;

int32_t nanolua_mount_file(NanoLuaHost* host, const char* path) {
    return mount(host, platform::mapFileReadOnly(path));
}

int32_t nanolua_mount_bytes(NanoLuaHost* host, const void* bytes, size_t size) {
    return mount(host, platform::copyReadOnly(bytes, size));
}

int32_t nanolua_push_main(NanoLuaHost* host, int32_t image) {
    const MappedImage* mapped = host->images;
    while (mapped != nullptr && mapped->number != image) mapped = mapped->next;
    if (mapped == nullptr) return failWith(host, "no such image");
    const Prototype* prototype = entryPrototype(headerOf(mapped));
    if (prototype == nullptr) return failWith(host, "the image has no entry module");
    return pushFunction(host, prototype);
}

int32_t nanolua_push_module(NanoLuaHost* host, const char* name, size_t bytes) {
    const Prototype* prototype = findModule(*host->state, name, uint32_t(bytes));
    if (prototype == nullptr) return failWith(host, "no such module in the mounted images");
    return pushFunction(host, prototype);
}
