// The stubs that call one function of the flat interface, in the order of the managed declarations.
#include "interop.h"

namespace nanolua::interop {

uint8_t* bytesAt(CLR_RT_StackFrame& stack, int32_t index, int32_t offset, int32_t count) {
    CLR_RT_HeapBlock_Array* array = stack.ArgN(index).DereferenceArray();
    if (array == nullptr || offset < 0 || count < 0) return nullptr;
    if (uint64_t(offset) + uint64_t(count) > array->m_numOfElements) return nullptr;
    return array->GetFirstElement() + offset;
}

} // namespace nanolua::interop

using namespace nanolua;
using namespace nanolua::interop;

/// States ///

HRESULT Native::NativeIntegerBits___STATIC__I4(CLR_RT_StackFrame& stack) {
    return give(stack, int32_t(sizeof(Integer) * 8));
}

HRESULT Native::NativeOpenLibraries___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_open_libraries(hostOf(stack)));
}

HRESULT Native::NativeStartClose___STATIC__VOID__I8(CLR_RT_StackFrame& stack) {
    nanolua_start_close(hostOf(stack));
    return S_OK;
}

HRESULT Native::NativeMessage___STATIC__I4__I8__SZARRAY_U1(CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock_Array* buffer = stack.Arg1().DereferenceArray();
    if (buffer == nullptr) return CLR_E_ARGUMENT_NULL;
    const int32_t bytes = int32_t(buffer->m_numOfElements);
    return give(stack, nanolua_copy_message(hostOf(stack), buffer->GetFirstElement(), bytes));
}

HRESULT Native::NativeCollect___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_collect(hostOf(stack)));
}

HRESULT Native::NativeMemory___STATIC__I8__I8__I4(CLR_RT_StackFrame& stack) {
    return giveLong(stack, nanolua_memory(hostOf(stack), intAt(stack, 1)));
}

/// Code ///

HRESULT Native::NativePushMain___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_main(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativePushModule___STATIC__I4__I8__SZARRAY_U1__I4(CLR_RT_StackFrame& stack) {
    const int32_t bytes = intAt(stack, 2);
    const uint8_t* name = bytesAt(stack, 1, 0, bytes);
    if (name == nullptr) return CLR_E_INVALID_PARAMETER;
    const char* text = reinterpret_cast<const char*>(name);
    return give(stack, nanolua_push_module(hostOf(stack), text, uint32_t(bytes)));
}

/// Calls ///

HRESULT Native::NativeStart___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_start(hostOf(stack), intAt(stack, 1), NANOLUA_KEEP_TRACEBACK));
}

HRESULT Native::NativeSetBudget___STATIC__VOID__I8__I8(CLR_RT_StackFrame& stack) {
    nanolua_set_budget(hostOf(stack), longAt(stack, 1));
    return S_OK;
}

HRESULT Native::NativeSetLimits___STATIC__VOID__I8__I8__I4(CLR_RT_StackFrame& stack) {
    nanolua_set_limits(hostOf(stack), longAt(stack, 1), intAt(stack, 2));
    return S_OK;
}

HRESULT Native::NativeBudget___STATIC__I8__I8(CLR_RT_StackFrame& stack) {
    return giveLong(stack, nanolua_budget(hostOf(stack)));
}

HRESULT Native::NativeResultCount___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_result_count(hostOf(stack)));
}

HRESULT Native::NativeHostFunction___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_host_function(hostOf(stack)));
}

HRESULT Native::NativeFinish___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_finish(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeFail___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_fail(hostOf(stack)));
}

HRESULT Native::NativeAddPosition___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_add_position(hostOf(stack)));
}

HRESULT Native::NativePushTraceback___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_traceback(hostOf(stack)));
}

HRESULT Native::NativeExitStatus___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_exit_status(hostOf(stack)));
}

HRESULT Native::NativeCancel___STATIC__VOID__I8(CLR_RT_StackFrame& stack) {
    nanolua_cancel(hostOf(stack));
    return S_OK;
}

HRESULT Native::NativeClearCancel___STATIC__VOID__I8(CLR_RT_StackFrame& stack) {
    nanolua_clear_cancel(hostOf(stack));
    return S_OK;
}

HRESULT Native::NativeWasCancelled___STATIC__BOOLEAN__I8(CLR_RT_StackFrame& stack) {
    stack.SetResult_Boolean(nanolua_was_cancelled(hostOf(stack)) != 0);
    return S_OK;
}

/// The stack ///

HRESULT Native::NativeCount___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_count(hostOf(stack)));
}

HRESULT Native::NativeSetCount___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_set_count(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeCopy___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_copy(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeInsert___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_insert(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeRemove___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_remove(hostOf(stack), intAt(stack, 1)));
}

/// Reading ///

HRESULT Native::NativeKind___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_kind(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeToBoolean___STATIC__BOOLEAN__I8__I4(CLR_RT_StackFrame& stack) {
    stack.SetResult_Boolean(nanolua_to_boolean(hostOf(stack), intAt(stack, 1)) != 0);
    return S_OK;
}

HRESULT Native::NativeToInteger___STATIC__I8__I8__I4(CLR_RT_StackFrame& stack) {
    return giveLong(stack, nanolua_integer(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeToFloat___STATIC__R8__I8__I4(CLR_RT_StackFrame& stack) {
    stack.SetResult_R8(nanolua_float(hostOf(stack), intAt(stack, 1)));
    return S_OK;
}

HRESULT Native::NativeByteCount___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_byte_count(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeRead___STATIC__I4__I8__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack) {
    const int32_t count = intAt(stack, 5);
    uint8_t* bytes = bytesAt(stack, 3, intAt(stack, 4), count);
    if (bytes == nullptr) return CLR_E_OUT_OF_RANGE;
    const int32_t done =
        nanolua_read(hostOf(stack), intAt(stack, 1), intAt(stack, 2), bytes, 0, count);
    return give(stack, done);
}

HRESULT Native::NativeIdentity___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, int32_t(nanolua_identity(hostOf(stack), intAt(stack, 1))));
}

HRESULT Native::NativeRawEqual___STATIC__BOOLEAN__I8__I4__I4(CLR_RT_StackFrame& stack) {
    const int32_t equal = nanolua_raw_equal(hostOf(stack), intAt(stack, 1), intAt(stack, 2));
    stack.SetResult_Boolean(equal != 0);
    return S_OK;
}

/// Pushing ///

HRESULT Native::NativePushNil___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_nil(hostOf(stack)));
}

HRESULT Native::NativePushBoolean___STATIC__I4__I8__BOOLEAN(CLR_RT_StackFrame& stack) {
    const int32_t value = stack.Arg1().NumericByRef().u1;
    return give(stack, nanolua_push_boolean(hostOf(stack), value));
}

HRESULT Native::NativePushInteger___STATIC__I4__I8__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_integer(hostOf(stack), longAt(stack, 1)));
}

HRESULT Native::NativePushFloat___STATIC__I4__I8__R8(CLR_RT_StackFrame& stack) {
    const double value = stack.Arg1().NumericByRef().r8;
    return give(stack, nanolua_push_float(hostOf(stack), value));
}

HRESULT Native::NativePushString___STATIC__I4__I8__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack) {
    const int32_t count = intAt(stack, 3);
    const uint8_t* bytes = bytesAt(stack, 1, intAt(stack, 2), count);
    if (bytes == nullptr) return CLR_E_OUT_OF_RANGE;
    return give(stack, nanolua_push_bytes(hostOf(stack), bytes, 0, count));
}

HRESULT Native::NativePushHostFunction___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_host_function(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativePushGlobals___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_globals(hostOf(stack)));
}

HRESULT Native::NativePushRegistry___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_registry(hostOf(stack)));
}

HRESULT Native::NativePushOperation___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_operation(hostOf(stack), intAt(stack, 1)));
}

/// Tables ///

HRESULT Native::NativePushTable___STATIC__I4__I8__I4__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_table(hostOf(stack), intAt(stack, 1), intAt(stack, 2)));
}

HRESULT Native::NativeRawGet___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_raw_get(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeRawSet___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_raw_set(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeNext___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_next(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeGetMetatable___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_get_metatable(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeSetMetatable___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_set_metatable(hostOf(stack), intAt(stack, 1)));
}

/// Objects and buffers ///

HRESULT Native::NativePushObject___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_object(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeToObject___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_object_number(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeTakeObject___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_take_object(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativePushBuffer___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_buffer(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeSetByteCount___STATIC__I4__I8__I4__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_set_byte_count(hostOf(stack), intAt(stack, 1), intAt(stack, 2)));
}

HRESULT Native::NativeWrite___STATIC__I4__I8__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame& stack) {
    const int32_t count = intAt(stack, 5);
    const uint8_t* bytes = bytesAt(stack, 3, intAt(stack, 4), count);
    if (bytes == nullptr) return CLR_E_OUT_OF_RANGE;
    const int32_t done =
        nanolua_write(hostOf(stack), intAt(stack, 1), intAt(stack, 2), bytes, 0, count);
    return give(stack, done);
}

/// References ///

HRESULT Native::NativeStartExchange___STATIC__I4__I8__I4__I4__SZARRAY_U1__I4(
    CLR_RT_StackFrame& stack) {
    const int32_t count = intAt(stack, 4);
    const uint8_t* bytes = bytesAt(stack, 3, 0, count);
    if (bytes == nullptr) return CLR_E_OUT_OF_RANGE;
    const int32_t started = nanolua_start_exchange(hostOf(stack), intAt(stack, 1), intAt(stack, 2),
                                                   bytes, count, NANOLUA_KEEP_TRACEBACK);
    return give(stack, started);
}

HRESULT Native::NativeEndExchange___STATIC__I4__I8__SZARRAY_U1(CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock_Array* array = stack.Arg1().DereferenceArray();
    if (array == nullptr) return CLR_E_ARGUMENT_NULL;
    const int32_t capacity = int32_t(array->m_numOfElements);
    return give(stack, nanolua_end_exchange(hostOf(stack), array->GetFirstElement(), capacity));
}

HRESULT Native::NativeReference___STATIC__I4__I8(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_reference(hostOf(stack)));
}

HRESULT Native::NativePushReference___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_push_reference(hostOf(stack), intAt(stack, 1)));
}

HRESULT Native::NativeRelease___STATIC__I4__I8__I4(CLR_RT_StackFrame& stack) {
    return give(stack, nanolua_release(hostOf(stack), intAt(stack, 1)));
}
