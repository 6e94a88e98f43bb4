// Images of a device: in place at an address or in a resource of a deployed assembly, or copied.
#include "interop.h"

#include <corlib_native.h>
#include <string.h>

using namespace nanolua;
using namespace nanolua::interop;

namespace {

constexpr char kResourceFileEnd[] = ".nanoresources";

struct Resource {
    const uint8_t* bytes; // nullptr: there is none
    CLR_UINT32 size;
};

bool isFileOf(const char* fileName, const char* baseName) {
    while (*baseName != 0 && *fileName == *baseName) {
        fileName++;
        baseName++;
    }
    return *baseName == 0 && strcmp(fileName, kResourceFileEnd) == 0;
}

// The number of the resource file, or -1.
CLR_INT32 findFile(CLR_RT_Assembly* assembly, const char* baseName) {
    for (CLR_INT32 i = 0; i < assembly->m_pTablesSize[TBL_ResourcesFiles]; i++) {
        const CLR_RECORD_RESOURCE_FILE* file = assembly->GetResourceFile(CLR_IDX(i));
        if (isFileOf(assembly->GetString(file->name), baseName)) return i;
    }
    return -1;
}

// (assembly, base name, id): a binary resource, where it lies in the assembly.
HRESULT findResource(CLR_RT_StackFrame& stack, Resource& found) {
    found = {nullptr, 0};
    CLR_RT_HeapBlock* object = stack.Arg0().Dereference();
    const char* baseName = stack.Arg1().RecoverString();
    if (object == nullptr || baseName == nullptr) return CLR_E_NULL_REFERENCE;
    CLR_RT_Assembly_Instance instance{};
    HRESULT hr =
        Library_corlib_native_System_Reflection_Assembly::GetTypeDescriptor(*object, instance);
    if (FAILED(hr)) return hr;
    const CLR_INT32 file = findFile(instance.m_assm, baseName);
    if (file < 0) return S_OK;
    const CLR_RECORD_RESOURCE* resource = nullptr;
    CLR_UINT32 size = 0;
    hr = g_CLR_RT_TypeSystem.LocateResource(instance, file, CLR_INT16(intAt(stack, 2)), resource,
                                            size);
    if (FAILED(hr)) return hr;
    if (resource == nullptr || resource->kind != CLR_RECORD_RESOURCE::RESOURCE_Binary) return S_OK;
    found = {instance.m_assm->GetResourceData(resource->offset), size};
    return S_OK;
}

} // namespace

HRESULT Native::NativeFindResource___STATIC__I8__SystemReflectionAssembly__STRING__I4(
    CLR_RT_StackFrame& stack) {
    Resource found;
    const HRESULT hr = findResource(stack, found);
    return FAILED(hr) ? hr : giveLong(stack, int64_t(refTo(found.bytes)));
}

HRESULT Native::NativeResourceBytes___STATIC__I4__SystemReflectionAssembly__STRING__I4(
    CLR_RT_StackFrame& stack) {
    Resource found;
    const HRESULT hr = findResource(stack, found);
    return FAILED(hr) ? hr : give(stack, int32_t(found.size));
}

HRESULT Native::NativeMountAddress___STATIC__I4__I8__I8__I4(CLR_RT_StackFrame& stack) {
    const void* image = pointerTo<void>(Ref(longAt(stack, 1)));
    const int32_t bytes = intAt(stack, 2);
    const uint32_t availableBytes = bytes == 0 ? UINT32_MAX : uint32_t(bytes);
    return give(stack, api::mountChecked(hostOf(stack), image, availableBytes));
}

HRESULT Native::NativeMountBytes___STATIC__I4__I8__SZARRAY_U1__I4(CLR_RT_StackFrame& stack) {
    ClrHost* host = hostOf(stack);
    const int32_t bytes = intAt(stack, 2);
    if (bytesAt(stack, 1, 0, bytes) == nullptr) return CLR_E_INVALID_PARAMETER;
    void* copy = allocateFor(host, uint32_t(bytes));
    if (copy == nullptr) return give(stack, api::failWith(host, "not enough memory"));
    memcpy(copy, bytesAt(stack, 1, 0, bytes), uint32_t(bytes));
    const int32_t number = api::mountChecked(host, copy, uint32_t(bytes));
    if (number < 0) releaseLast(host);
    return give(stack, number);
}
