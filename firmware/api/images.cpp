// Mounted images by their numbers: in the order of mounting, from 0.
#include "api/handle.h"

namespace nanolua::api {
namespace {

int32_t imageCount(const State& state) {
    int32_t images = 0;
    for (const MountedImage* it = state.images; it != nullptr; it = it->next) images++;
    return images;
}

int32_t pushFunction(NanoLuaHost* host, const Prototype* prototype) {
    return guarded(host, [&](State& state) {
        push(state);
        makeMainFunction(state, last(host), prototype);
    });
}

} // namespace

int32_t mountChecked(NanoLuaHost* host, const void* image, uint32_t availableBytes) {
    const LoadResult checked = checkImage(image, availableBytes);
    if (checked.error != LoadError::kNone) {
        char text[kMessageBytes];
        describeLoadResult(checked, text, sizeof text);
        return failWith(host, text);
    }
    const int32_t number = imageCount(*host->state);
    const int32_t status = guarded(host, [&](State& state) {
        mountImage(state, static_cast<const ImageHeader*>(image));
    });
    return status == 0 ? number : status;
}

} // namespace nanolua::api

using namespace nanolua;
using namespace nanolua::api;

int32_t nanolua_push_main(NanoLuaHost* host, int32_t image) {
    int32_t newer = imageCount(*host->state) - 1 - image;
    const MountedImage* mounted = image < 0 || newer < 0 ? nullptr : host->state->images.get();
    while (mounted != nullptr && newer-- > 0) mounted = mounted->next;
    if (mounted == nullptr) return failWith(host, "no such image");
    const Prototype* prototype = entryPrototype(mounted->image);
    if (prototype == nullptr) return failWith(host, "the image has no entry module");
    return pushFunction(host, prototype);
}

int32_t nanolua_push_module(NanoLuaHost* host, const char* name, size_t bytes) {
    const Prototype* prototype = findModule(*host->state, name, uint32_t(bytes));
    if (prototype == nullptr) return failWith(host, "no such module in the mounted images");
    return pushFunction(host, prototype);
}
