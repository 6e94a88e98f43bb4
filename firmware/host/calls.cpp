// Calls of a host: starting, running, answering, cancelling, the program's own exit.
//
// Invariant: every started call is a protected one, by way of a native function on the stack: so no
// error of a program ever passes the frame of a host call that waits below, and a call's end is always
// RunStatus::kDone with the outcome (true and results, or false and the error) on the stack.
#include "host/host.h"

#include "host/exit.h"
#include "stdlib/access.h"
#include "stdlib/stdlib.h"
#include "stdlib/uncaught_error.h"

namespace nanolua {
namespace host {
namespace {

// How many loop iterations and calls may pass before a cancellation is noticed.
constexpr int32_t kCancelCheckBudget = 1 << 18;
constexpr uint32_t kExitFunction = 0xFFFFFFFF;

NanoLuaHost* hostOf(State& state) { return static_cast<NanoLuaHost*>(state.hostContext); }

/// The protected call ///

Outcome finishProtected(State& state, Value* arguments, int32_t count) {
    const Value* results = callResults(state);
    arguments[-1].setBoolean(count >= 0);
    if (count < 0) count = 1;
    for (int32_t i = 0; i < count; i++) arguments[i] = results[i];
    return count + 1;
}

// Arguments: message handler or nil, function, its arguments.
Outcome callProtected(State& state, Value* arguments, int32_t count) {
    return protectedCallThen(state, &arguments[1], count - 2, !arguments[0].isNil(),
                             finishProtected);
}

void prepareCall(State& state, int32_t arguments, int32_t flags) {
    NanoLuaHost* host = hostOf(state);
    push(state);
    push(state);
    ensureStack(state, state.top, uint32_t(arguments) + kNativeScratchSlots);
    Value* function = state.top.get() - arguments - 3;
    for (int32_t i = arguments; i >= 0; i--) function[i + 2] = function[i];
    setNativeFunction(function[0], callProtected);
    function[1].setNil();
    if ((flags & NANOLUA_TRACEBACK) != 0) setNativeFunction(function[1], describeUncaught);
    if (host->callDepth++ == 0) {
        startCall(state, function, arguments + 2);
    } else {
        startNestedCall(state, function, arguments + 2);
    }
    host->runnable = true;
}

/// Ends of calls ///

void callEnded(NanoLuaHost* host) {
    host->runnable = false;
    if (--host->callDepth == 0) nanolua_clear_cancel(host);
}

int32_t takeOutcome(NanoLuaHost* host) {
    State& state = *host->state;
    callEnded(host);
    Value* outcome = state.requestFunction;
    host->resultCount = state.requestCount - 1;
    const bool succeeded = !outcome->isFalsy();
    for (int32_t i = 0; i < host->resultCount; i++) outcome[i] = outcome[i + 1];
    state.top = outcome + host->resultCount;
    return succeeded ? NANOLUA_DONE : NANOLUA_ERROR;
}

// Only when memory is out before the protected call has begun.
int32_t takeError(NanoLuaHost* host) {
    State& state = *host->state;
    host->callDepth = 1;
    callEnded(host);
    state.top = base(host) + 1;
    last(host) = state.error;
    return NANOLUA_ERROR;
}

int32_t takeHostCall(NanoLuaHost* host) {
    State& state = *host->state;
    host->runnable = false;
    state.top = base(host) + state.requestCount;
    return NANOLUA_HOST_CALL;
}

// os.exit: (status, whether to close the state). Says whether to run on.
bool takeExit(NanoLuaHost* host) {
    State& state = *host->state;
    const Value* arguments = state.requestFunction;
    host->exitStatus = int32_t(arguments[0].integer());
    host->exiting = true;
    if (arguments[1].isFalsy()) return false;
    nanolua_start_close(host);
    return true;
}

/// Cancelling ///

bool isCancelled(NanoLuaHost* host) { return __atomic_load_n(&host->cancelled, __ATOMIC_ACQUIRE) != 0; }

// Calls that the program protects are protected no more.
void removeProtection(State& state) {
    constexpr uint32_t kProtection = FrameFlag::kProtected | FrameFlag::kHandler;
    Frame* end = state.thread->baseFrame();
    for (Frame* frame = state.frame; frame < end; frame++) {
        const bool isOurs = frame->pc == codeReference(finishProtected);
        if (frame->isNative() && !isOurs && (frame->call & FrameFlag::kFinalizer) == 0)
            frame->call &= ~kProtection;
    }
}

void raiseCancelled(NanoLuaHost* host) {
    removeProtection(*host->state);
    const int32_t status = guarded(host, [](State& state) {
        Value* text = errorSlot(state);
        StringBuilder builder(state, text);
        appendRunningPosition(state, builder);
        appendFormat(builder, "cancelled");
        builder.finish();
        state.error = *text;
    });
    (void)status; // On failure State::error is "not enough memory", which ends the call as well.
    failHostCall(*host->state);
}

int32_t runSlice(NanoLuaHost* host, int32_t budget) {
    State& state = *host->state;
    state.budgetLimited = 1;
    state.budget = isCancelled(host) ? 0 : budget;
    return int32_t(run(state));
}

} // namespace
} // namespace host

namespace {

// The host never answers this call.
Outcome afterExit(State&, Value*, int32_t) { return 0; }

} // namespace

Outcome exitHost(State& state, Value* arguments, int32_t status, bool close) {
    arguments[0].setHostFunction(host::kExitFunction);
    arguments[1].setInteger(status);
    arguments[2].setBoolean(close);
    return callThen(state, arguments, 2, 0, afterExit);
}

namespace host {
namespace {

/// Operations ///

Outcome finishOperation(State& state, Value* arguments, int32_t) {
    return result(arguments, *callResults(state));
}

Outcome operationGet(State& state, Value* arguments, int32_t) {
    Value* call = &arguments[2];
    if (getElement(state, arguments[0], arguments[1], call)) return result(arguments, *call);
    return callThen(state, call, 2, 1, finishOperation);
}

Outcome finishSet(State&, Value*, int32_t) { return 0; }

Outcome operationSet(State& state, Value* arguments, int32_t) {
    Value* call = &arguments[3];
    Value object = arguments[0];
    if (setThroughMetatables(state, object, arguments[1], arguments[2], call[0]) == Access::kDone)
        return 0;
    call[1] = object;
    call[2] = arguments[1];
    call[3] = arguments[2];
    return callThen(state, call, 3, 0, finishSet);
}

Outcome operationLength(State& state, Value* arguments, int32_t) {
    Value* call = &arguments[1];
    if (getLength(state, arguments[0], call)) return result(arguments, *call);
    return callThen(state, call, 2, 1, finishOperation);
}

Outcome finishToString(State& state, Value* arguments, int32_t) {
    return resultString(arguments, checkDisplayed(state, *callResults(state)));
}

Outcome operationToString(State& state, Value* arguments, int32_t) {
    Value* call = &arguments[1];
    if (displayWithoutCall(state, arguments[0], call[0])) return result(arguments, arguments[0]);
    call[1] = arguments[0];
    return callThen(state, call, 1, 1, finishToString);
}

constexpr NativeFunction kOperations[] = {operationGet, operationSet, operationLength,
                                          operationToString};
constexpr int32_t kOperationCount = sizeof kOperations / sizeof kOperations[0];

} // namespace
} // namespace host
} // namespace nanolua

using namespace nanolua;
using namespace nanolua::host;

int32_t nanolua_start(NanoLuaHost* host, int32_t arguments, int32_t flags) {
    if (host->runnable) return failWith(host, "a call is under way");
    if (arguments < 0 || arguments + 1 > count(host)) return NANOLUA_BAD_INDEX;
    return guarded(host, [&](State& state) { prepareCall(state, arguments, flags); });
}

int32_t nanolua_run(NanoLuaHost* host, int32_t budget) {
    if (!host->runnable) return failWith(host, "there is nothing to run");
    State& state = *host->state;
    int32_t left = budget > 0 ? budget : INT32_MAX;
    for (;;) {
        const int32_t slice = left < kCancelCheckBudget ? left : kCancelCheckBudget;
        switch (RunStatus(runSlice(host, slice))) {
        case RunStatus::kDone:
            if (!host->closing || host->callDepth > 1) return takeOutcome(host);
            host->runnable = false;
            return host->exiting ? NANOLUA_EXIT : NANOLUA_DONE;
        case RunStatus::kHostCall:
            if (state.hostFunction != kExitFunction) return takeHostCall(host);
            if (takeExit(host)) break;
            host->runnable = false;
            return NANOLUA_EXIT;
        case RunStatus::kSlice:
            if (isCancelled(host)) {
                raiseCancelled(host);
            } else if (budget > 0 && (left -= slice) == 0) {
                return NANOLUA_SLICE;
            }
            break;
        case RunStatus::kFinalized: continueClose(state); break;
        case RunStatus::kYielded:
        case RunStatus::kError: return takeError(host);
        }
    }
}

int32_t nanolua_result_count(NanoLuaHost* host) { return host->resultCount; }
int32_t nanolua_exit_status(NanoLuaHost* host) { return host->exitStatus; }
int32_t nanolua_host_function(NanoLuaHost* host) { return int32_t(host->state->hostFunction); }

int32_t nanolua_finish(NanoLuaHost* host, int32_t results) {
    const int32_t values = count(host);
    if (host->runnable || host->callDepth == 0) return failWith(host, "no host call is waiting");
    if (results < 0 || results > values) return NANOLUA_BAD_INDEX;
    Value* to = base(host) - 1;
    const Value* from = base(host) + values - results;
    for (int32_t i = 0; i < results; i++) to[i] = from[i];
    finishHostCall(*host->state, results);
    host->runnable = true;
    return 0;
}

int32_t nanolua_fail(NanoLuaHost* host) {
    if (host->runnable || host->callDepth == 0) return failWith(host, "no host call is waiting");
    if (count(host) == 0) return NANOLUA_BAD_INDEX;
    host->state->error = last(host);
    failHostCall(*host->state);
    host->runnable = true;
    return 0;
}

int32_t nanolua_add_position(NanoLuaHost* host) {
    const Value* text = valueAt(host, -1);
    if (text == nullptr || !text->isString()) return NANOLUA_BAD_INDEX;
    const int32_t status = guarded(host, [&](State& state) {
        push(state);
        StringBuilder builder(state, &last(host));
        appendPosition(state, builder, 1);
        builder.append((&last(host))[-1].string());
        builder.finish();
    });
    return status == 0 ? nanolua_remove(host, -2) : status;
}

void nanolua_cancel(NanoLuaHost* host) { __atomic_store_n(&host->cancelled, 1, __ATOMIC_RELEASE); }
void nanolua_clear_cancel(NanoLuaHost* host) {
    __atomic_store_n(&host->cancelled, 0, __ATOMIC_RELEASE);
}

int32_t nanolua_push_operation(NanoLuaHost* host, int32_t operation) {
    if (operation < 0 || operation >= kOperationCount) return failWith(host, "no such operation");
    return pushWith(host,
                    [=](Value& value) { setNativeFunction(value, kOperations[operation]); });
}
