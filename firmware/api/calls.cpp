// Calls of a host: starting, running, answering, cancelling, the program's own exit.
//
// Invariant: every started call is a protected one (see call() in nanolua.h), which ends with its
// results or the error where the function was, and never passes the frame of a host call below.
#include "api/handle.h"

#include "api/object_access.h"
#include "stdlib/access.h"
#include "stdlib/base_library.h"
#include "stdlib/coroutine_library.h"
#include "stdlib/exit.h"
#include "stdlib/stdlib.h"
#include "stdlib/uncaught_error.h"

namespace nanolua {
namespace api {
namespace {

// How many loop iterations and calls may pass before a cancellation is noticed.
constexpr int32_t kCancelCheckBudget = 1 << 18;
constexpr uint32_t kExitFunction = 0xFFFFFFFF;

bool isAtBase(const State& state) {
    return state.frame.get() == state.mainThread->baseFrame();
}

bool isCancelled(const NanoLuaHost* host) {
    return __atomic_load_n(&host->cancelled, __ATOMIC_ACQUIRE) != 0;
}

// Whether what runs are the finalizers at the end of the state.
bool isClosing(const NanoLuaHost* host) { return host->closing && host->callDepth == 1; }

/// Ends of calls ///

// An error for lack of memory can end the calls below as well.
int32_t takeOutcome(NanoLuaHost* host, RunStatus status) {
    State& state = *host->state;
    host->runnable = false;
    host->resultCount = state.requestCount;
    host->callDepth = isAtBase(state) ? 0 : host->callDepth - 1;
    host->wasCancelled = isCancelled(host);
    if (host->callDepth == 0) nanolua_clear_cancel(host);
    return status == RunStatus::kDone ? NANOLUA_DONE : NANOLUA_ERROR;
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

/// Budgets ///

// How many iterations may pass before this is looked at again.
int32_t sliceOf(const NanoLuaHost* host, int32_t turn) {
    const int32_t slice = turn < kCancelCheckBudget ? turn : kCancelCheckBudget;
    return host->budgetLimited && host->budget < slice ? int32_t(host->budget) : slice;
}

// Runs for a slice at most; gives what it used of it.
int32_t runSlice(NanoLuaHost* host, int32_t slice, RunStatus& status) {
    State& state = *host->state;
    setBudget(state, isCancelled(host) ? 0 : slice);
    status = isClosing(host) ? run(state) : continueCall(state);
    const int32_t left = status == RunStatus::kSlice || state.budget < 0 ? 0 : state.budget;
    const int32_t used = slice - left;
    if (host->budgetLimited) host->budget -= used;
    return used;
}

} // namespace
} // namespace api

namespace {

// The host never answers this call.
Outcome afterExit(State&, Value*, int32_t) { return 0; }

} // namespace

Outcome exitHost(State& state, Value* arguments, int32_t status, bool close) {
    arguments[0].setHostFunction(api::kExitFunction);
    arguments[1].setInteger(status);
    arguments[2].setBoolean(close);
    return callThen(state, arguments, 2, 0, afterExit);
}

namespace api {
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

NativeFunction operationOf(int32_t operation) {
    switch (operation) {
    case NANOLUA_GET: return operationGet;
    case NANOLUA_SET: return operationSet;
    case NANOLUA_LENGTH: return operationLength;
    case NANOLUA_TO_STRING: return operationToString;
    case NANOLUA_COROUTINE_CREATE: return coroutineFunctions.create;
    case NANOLUA_COROUTINE_RESUME: return coroutineFunctions.resume;
    case NANOLUA_COROUTINE_STATUS: return coroutineFunctions.status;
    case NANOLUA_COROUTINE_CLOSE: return coroutineFunctions.close;
    case NANOLUA_LOAD: return baseLoad;
    case NANOLUA_OBJECT_INDEX: return objectIndex;
    case NANOLUA_OBJECT_NEW_INDEX: return objectNewIndex;
    default: return nullptr;
    }
}

/// Tracebacks ///

constexpr uint32_t kTracebackBytesExpected = 200;

// A message handler: keeps the traceback, and the error as it is.
Outcome keepTraceback(State& state, Value* arguments, int32_t) {
    NanoLuaHost* host = static_cast<NanoLuaHost*>(state.hostContext);
    dropReference(state, host->traceback);
    host->traceback = 0;
    StringBuilder traceback(state, &arguments[1], kTracebackBytesExpected);
    appendTraceback(state, traceback, state.thread, nullptr, 1);
    arguments[1].setString(traceback.finish());
    host->traceback = makeReference(state, arguments[1]);
    return result(arguments, arguments[0]);
}

} // namespace

NativeFunction handlerOf(int32_t flags) {
    if ((flags & NANOLUA_KEEP_TRACEBACK) != 0) return keepTraceback;
    return (flags & NANOLUA_TRACEBACK) != 0 ? describeUncaught : nullptr;
}

/// Calls in one step ///

bool isIdle(const NanoLuaHost* host) {
    return host->callDepth == 0 && !host->exiting && !isCancelled(host);
}

void beginCall(NanoLuaHost* host) {
    host->runnable = true;
    if (host->callDepth++ != 0) return;
    host->inTurn = false;
    if (host->callBudget != 0) nanolua_set_budget(host, host->callBudget);
}

int32_t runAtOnce(NanoLuaHost* host, int32_t iterations) {
    const bool isPart = iterations != 0 && (host->timeSlice == 0 || iterations < host->timeSlice);
    const int32_t status = nanolua_run(host, isPart ? iterations : 0);
    const bool isRunning = isPart && status == NANOLUA_SLICE && nanolua_budget(host) != 0;
    return isRunning ? NANOLUA_RUNNING : status;
}

namespace {

// Calls a function with `count` arguments, which set(Value*) sets.
template <class Set>
int32_t callAtOnce(NanoLuaHost* host, Reference function, int32_t count, int32_t iterations,
                   Set set) {
    if (!isIdle(host)) return NANOLUA_REFUSED;
    auto prepare = [&](State& state) {
        Value* slots = pushCall(state, count, keepTraceback);
        getReference(state, function, slots[0]);
        set(&slots[1]);
        startPushedCall(state, slots, count);
    };
    if (!pushWithCall(*host->state, callSlots(count), prepare)) return NANOLUA_REFUSED;
    beginCall(host);
    const int32_t status = runAtOnce(host, iterations);
    return status == NANOLUA_DONE ? 0 : NANOLUA_UNFINISHED - status;
}

} // namespace
} // namespace api
} // namespace nanolua

using namespace nanolua;
using namespace nanolua::api;

int32_t nanolua_start(NanoLuaHost* host, int32_t arguments, int32_t flags) {
    if (host->runnable) return failWith(host, "a call is under way");
    if (arguments < 0 || arguments + 1 > count(host)) return NANOLUA_BAD_INDEX;
    const NativeFunction handler = handlerOf(flags);
    const int32_t status = guarded(host, [&](State& state) {
        prepareCall(state, &last(host) - arguments, arguments, handler);
    });
    if (status == 0) beginCall(host);
    return status;
}

int32_t nanolua_run(NanoLuaHost* host, int32_t budget) {
    if (!host->runnable) return failWith(host, "there is nothing to run");
    State& state = *host->state;
    if (budget <= 0) budget = host->timeSlice;
    int32_t left = budget <= 0 ? kCancelCheckBudget : host->inTurn ? host->turn : budget;
    host->inTurn = false;
    for (;;) {
        const int32_t slice = sliceOf(host, left);
        if (slice == 0 && !isCancelled(host)) return NANOLUA_SLICE;
        RunStatus status;
        const int32_t used = runSlice(host, slice, status);
        if (budget > 0) left -= used;
        switch (status) {
        case RunStatus::kDone:
            if (!isClosing(host)) return takeOutcome(host, status);
            host->runnable = false;
            return host->exiting ? NANOLUA_EXIT : NANOLUA_DONE;
        case RunStatus::kHostCall:
            if (state.hostFunction != kExitFunction) {
                host->inTurn = budget > 0;
                host->turn = left;
                return takeHostCall(host);
            }
            if (takeExit(host)) break;
            host->runnable = false;
            return NANOLUA_EXIT;
        case RunStatus::kSlice:
            if (isCancelled(host)) cancelCall(state);
            break;
        case RunStatus::kFinalized: continueClose(state); break;
        case RunStatus::kYielded:
        case RunStatus::kError: return takeOutcome(host, status);
        }
    }
}

void nanolua_set_budget(NanoLuaHost* host, int64_t iterations) {
    host->budgetLimited = iterations >= 0;
    host->budget = iterations;
}

void nanolua_set_limits(NanoLuaHost* host, int64_t budget, int32_t time_slice) {
    host->callBudget = budget;
    host->timeSlice = time_slice;
}

int64_t nanolua_budget(NanoLuaHost* host) { return host->budgetLimited ? host->budget : -1; }

int32_t nanolua_push_traceback(NanoLuaHost* host) {
    const int32_t status = nanolua_push_reference(host, host->traceback);
    if (status != 0) return status;
    nanolua_release(host, host->traceback);
    host->traceback = 0;
    return 0;
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

int32_t nanolua_was_cancelled(NanoLuaHost* host) { return host->wasCancelled; }

int32_t nanolua_call_integers(NanoLuaHost* host, int32_t function, int32_t count, int64_t a,
                              int64_t b, int64_t c, int32_t iterations, int64_t* result) {
    const int64_t integers[] = {a, b, c};
    for (int32_t i = 0; i < count; i++)
        if (Integer(integers[i]) != integers[i]) return NANOLUA_REFUSED;
    const int32_t status = callAtOnce(host, function, count, iterations, [&](Value* arguments) {
        for (int32_t i = 0; i < count; i++) arguments[i].setInteger(Integer(integers[i]));
    });
    if (status != 0) return status;
    *result = 0;
    nanolua_to_integer(host, 0, result);
    return nanolua_set_count(host, 0);
}

int32_t nanolua_call_float(NanoLuaHost* host, int32_t function, double a, int32_t iterations,
                           double* result) {
    const int32_t status = callAtOnce(
        host, function, 1, iterations, [=](Value* argument) { argument->setFloat(Float(a)); });
    if (status != 0) return status;
    *result = nanolua_float(host, 0);
    return nanolua_set_count(host, 0);
}

int32_t nanolua_call_reference(NanoLuaHost* host, int32_t function, int32_t a, int32_t iterations) {
    const int32_t status = callAtOnce(host, function, 1, iterations, [=](Value* argument) {
        getReference(*host->state, a, *argument);
    });
    if (status != 0) return status;
    const int32_t isTrue = nanolua_to_boolean(host, 0);
    nanolua_set_count(host, 0);
    return isTrue;
}

int32_t nanolua_push_operation(NanoLuaHost* host, int32_t operation) {
    const NativeFunction function = operationOf(operation);
    if (function == nullptr) return failWith(host, "no such operation");
    return pushWith(host, [=](Value& value) { setNativeFunction(value, function); });
}
