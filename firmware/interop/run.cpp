// Running a program in turns: calls of host functions and the time slices of managed threads.
//
// A native function of the CLR has no frame of its own that lasts: to have managed code called, or
// to let another thread run, it returns, and is entered anew with the same arguments. All that a
// program is lies in its state; what is left of the turn lies in the frame's m_customState.
#include "interop.h"

namespace nanolua::interop {

HRESULT callBack(CLR_RT_StackFrame& stack, CLR_RT_HeapBlock& reference, CLR_RT_HeapBlock* arguments,
                 int count) {
    CLR_RT_HeapBlock_Delegate* delegate = reference.DereferenceDelegate();
    if (delegate == nullptr) return CLR_E_NULL_REFERENCE;
    if (delegate->DataType() != DATATYPE_DELEGATE_HEAD) return CLR_E_WRONG_TYPE;
    CLR_RT_MethodDef_Instance method{};
    if (!method.InitializeFromIndex(delegate->DelegateFtn())) return CLR_E_WRONG_TYPE;
    const bool isStatic = (method.m_target->flags & CLR_RECORD_METHODDEF::MD_Static) != 0;
    return stack.MakeCall(method, isStatic ? nullptr : &delegate->m_object, arguments, count);
}

} // namespace nanolua::interop

using namespace nanolua;
using namespace nanolua::interop;

namespace {

constexpr uint32_t kUnlimited = UINT32_MAX;

} // namespace

HRESULT Native::NativeRun___STATIC__I4__I8__NanoLuaHostCallAnswer(CLR_RT_StackFrame& stack) {
    ClrHost* host = hostOf(stack);
    CLR_UINT32& left = stack.m_customState; // 0: this is the first entry
    if (left == 0) left = host->timeSlice > 0 ? uint32_t(host->timeSlice) : kUnlimited;
    for (;;) {
        const uint32_t slice = left < kSliceIterations ? left : kSliceIterations;
        const int32_t status = nanolua_run(host, int32_t(slice));
        if (status == NANOLUA_HOST_CALL) return callBack(stack, stack.Arg1(), nullptr, 0);
        if (status != NANOLUA_SLICE) return give(stack, status);
        if (left != kUnlimited) left -= slice;
        if (left == 0 || nanolua_budget(host) == 0) return give(stack, status);
        if (stack.m_owningThread->m_timeQuantumExpired) return CLR_S_QUANTUM_EXPIRED;
    }
}
