// Entering and leaving a state, and calls in one step: what most calls of an application are.
//
// Invariant: no managed code runs during a native function, so what it finds in an EngineHandle is so
// until it returns.
#include "interop.h"

using namespace nanolua;
using namespace nanolua::interop;

namespace {

// The managed side's Engine.InUse and Engine.Disposed.
constexpr int32_t kInUse = -5;
constexpr int32_t kDisposed = -6;

// Ids of threads begin with 0, which stands for nobody here.
int32_t currentThread(CLR_RT_StackFrame& stack) {
    return int32_t(uint32_t(stack.m_owningThread->m_pid) | 1u << 31);
}

void enter(CLR_RT_StackFrame& stack, CLR_RT_HeapBlock* handle) {
    intField(handle, SharedHandle::FIELD__Owner) = currentThread(stack);
    intField(handle, SharedHandle::FIELD__Depth)++;
}

// The handle of two objects of one runtime that nobody uses and that has nothing to release; else nullptr.
CLR_RT_HeapBlock* idleHandle(CLR_RT_HeapBlock* a, CLR_RT_HeapBlock* b) {
    constexpr int kHandle = SharedReference::FIELD___handle;
    constexpr int kNumber = SharedReference::FIELD___number;
    if (a == nullptr || b == nullptr) return nullptr;
    if (intField(a, kNumber) == 0 || intField(b, kNumber) == 0) return nullptr;
    CLR_RT_HeapBlock* handle = a[kHandle].Dereference();
    if (handle != b[kHandle].Dereference() || hostOf(handle) == nullptr) return nullptr;
    const bool isIdle = intField(handle, SharedHandle::FIELD__Owner) == 0 &&
                        intField(handle, SharedHandle::FIELD__ReleasedCount) == 0;
    return isIdle ? handle : nullptr;
}

int32_t numberOf(CLR_RT_HeapBlock* reference) {
    return intField(reference, SharedReference::FIELD___number);
}

// Gives what a call in one step has given. An unfinished one leaves the state entered.
HRESULT finish(CLR_RT_StackFrame& stack, CLR_RT_HeapBlock* handle, int32_t status) {
    if (status <= NANOLUA_UNFINISHED) enter(stack, handle);
    return give(stack, status);
}

// The same, and puts the result of the call into the argument that takes it.
HRESULT finishWith(CLR_RT_StackFrame& stack, CLR_RT_HeapBlock* handle, int32_t status,
                   CLR_RT_HeapBlock& result, int32_t argument) {
    const HRESULT stored = result.StoreToReference(stack.ArgN(argument), 0);
    return FAILED(stored) ? stored : finish(stack, handle, status);
}

} // namespace

HRESULT Native::NativeEnter___STATIC__I4__NanoLuaEngineHandle(CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock* handle = stack.Arg0().Dereference();
    const int32_t owner = intField(handle, SharedHandle::FIELD__Owner);
    if (owner != 0 && owner != currentThread(stack)) return give(stack, kInUse);
    ClrHost* host = hostOf(handle);
    if (host == nullptr) return give(stack, kDisposed);
    enter(stack, handle);
    return give(stack, nanolua_count(host));
}

HRESULT Native::NativeLeave___STATIC__VOID__NanoLuaEngineHandle__I4(CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock* handle = stack.Arg0().Dereference();
    nanolua_set_count(hostOf(handle), intAt(stack, 1));
    if (--intField(handle, SharedHandle::FIELD__Depth) == 0)
        intField(handle, SharedHandle::FIELD__Owner) = 0;
    return S_OK;
}

HRESULT Native::NativeCallInt64___STATIC__I4__NanoLuaLuaFunction__I4__I8__I8__I8__BYREF_I8(
    CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock* function = stack.Arg0().Dereference();
    CLR_RT_HeapBlock* handle = idleHandle(function, function);
    if (handle == nullptr) return give(stack, NANOLUA_REFUSED);
    int64_t result = 0;
    const int32_t status =
        nanolua_call_integers(hostOf(handle), numberOf(function), intAt(stack, 1), longAt(stack, 2),
                              longAt(stack, 3), longAt(stack, 4), kSliceIterations, &result);
    CLR_RT_HeapBlock value;
    value.SetInteger(CLR_INT64(result));
    return finishWith(stack, handle, status, value, 5);
}

HRESULT Native::NativeCallDouble___STATIC__I4__NanoLuaLuaFunction__R8__BYREF_R8(
    CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock* function = stack.Arg0().Dereference();
    CLR_RT_HeapBlock* handle = idleHandle(function, function);
    if (handle == nullptr) return give(stack, NANOLUA_REFUSED);
    double result = 0;
    const int32_t status =
        nanolua_call_float(hostOf(handle), numberOf(function), stack.Arg1().NumericByRef().r8,
                           kSliceIterations, &result);
    CLR_RT_HeapBlock value;
    value.SetDouble(result);
    return finishWith(stack, handle, status, value, 2);
}

HRESULT Native::NativeCallBoolean___STATIC__I4__NanoLuaLuaFunction__NanoLuaLuaReference(
    CLR_RT_StackFrame& stack) {
    CLR_RT_HeapBlock* function = stack.Arg0().Dereference();
    CLR_RT_HeapBlock* argument = stack.Arg1().Dereference();
    CLR_RT_HeapBlock* handle = idleHandle(function, argument);
    if (handle == nullptr) return give(stack, NANOLUA_REFUSED);
    const int32_t status = nanolua_call_reference(hostOf(handle), numberOf(function),
                                                  numberOf(argument), kSliceIterations);
    return finish(stack, handle, status);
}

// The managed side does what is left: see ExchangeRest there. What it gives is the result, with which this
// function is entered again.
HRESULT NativeBuffer::Exchange___I4__NanoLuaLuaFunction__SZARRAY_U1__I4(CLR_RT_StackFrame& stack) {
    if (stack.m_customState != 0) return S_OK;
    CLR_RT_HeapBlock* buffer = stack.This();
    CLR_RT_HeapBlock* function = stack.Arg1().Dereference();
    CLR_RT_HeapBlock_Array* bytes = stack.Arg2().DereferenceArray();
    CLR_INT32& count = stack.Arg3().NumericByRef().s4;
    CLR_RT_HeapBlock* handle = idleHandle(buffer, function);
    int32_t status = NANOLUA_REFUSED;
    if (handle != nullptr && bytes != nullptr && uint32_t(count) <= bytes->m_numOfElements)
        status = nanolua_exchange(hostOf(handle), numberOf(function), numberOf(buffer),
                                  bytes->GetFirstElement(), count, int32_t(bytes->m_numOfElements),
                                  kSliceIterations);
    if (status >= 0) return give(stack, status);
    if (status == NANOLUA_NO_ANSWER) return give(stack, -1);
    if (status == NANOLUA_FAILED) return CLR_E_OUT_OF_RANGE;
    if (status != NANOLUA_REFUSED) {
        enter(stack, handle);
        count = status;
    } else if (count < 0) {
        count = -1;
    }
    stack.m_customState = 1;
    CLR_RT_HeapBlock* shared = buffer[SharedReference::FIELD___handle].Dereference();
    return callBack(stack, shared[SharedHandle::FIELD__ExchangeRest], &stack.Arg0(), 4);
}
