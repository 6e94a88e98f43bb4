// The engine for .NET: a flat C interface to one state. firmware/host makes a shared library of it,
// firmware/interop calls it from a nanoFramework firmware; each has its own way to make a state and to
// mount images.
//
// Every function takes a host handle, which is one state with its memory; one thread at a time may
// use it, except for nanolua_cancel. Parameters are integers, floats, pointers and sizes only. Nothing here
// calls back: nanolua_run returns with a status, the host answers, and runs on.
//
// Values are passed on the host's part of the stack. Index 0 is its first value, -1 its last. During
// a host call it holds the arguments of the called host function, at other times what the host has
// pushed. A call takes a function and its arguments off the end and leaves results there.
//
//     nanolua_push_main(host, image);              function
//     nanolua_push_string(host, text, bytes);      its argument
//     nanolua_start(host, 1, NANOLUA_TRACEBACK);
//     while ((status = nanolua_run(host, 0)) == NANOLUA_HOST_CALL) answer(nanolua_host_function(host));
//
// Functions that return int32_t give a negative value on failure: NANOLUA_FAILED, with the reason in
// nanolua_message(), or NANOLUA_BAD_INDEX; the stack is then as it was. Exports are never removed or
// changed, only added; nanolua_interface_version counts additions.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define NANOLUA_EXPORT extern "C" __attribute__((visibility("default")))

struct NanoLuaHost;

// Failures.
inline constexpr int32_t NANOLUA_FAILED = -1;    // see nanolua_message
inline constexpr int32_t NANOLUA_BAD_INDEX = -2; // no value there, or one of another type

// Of calls in one step; NANOLUA_NO_ANSWER also of nanolua_end_exchange.
inline constexpr int32_t NANOLUA_NO_ANSWER = -3;   // the function returned false or nil
inline constexpr int32_t NANOLUA_REFUSED = -4;     // nothing has happened: take the steps one by one
inline constexpr int32_t NANOLUA_UNFINISHED = -16; // this less a status of nanolua_run: run on

// Statuses of nanolua_run.
inline constexpr int32_t NANOLUA_DONE = 0;      // results lie where the function was
inline constexpr int32_t NANOLUA_ERROR = 1;     // the error value lies where the function was
inline constexpr int32_t NANOLUA_HOST_CALL = 2; // answer with nanolua_finish or nanolua_fail
inline constexpr int32_t NANOLUA_SLICE = 3;     // the budget is used up: run again to go on
inline constexpr int32_t NANOLUA_EXIT = 4;      // os.exit was called: see nanolua_exit_status
inline constexpr int32_t NANOLUA_RUNNING = 5;   // of calls in one step: run to go on

// Flags of nanolua_start.
inline constexpr int32_t NANOLUA_TRACEBACK = 1;      // an error becomes a text with a traceback
inline constexpr int32_t NANOLUA_KEEP_TRACEBACK = 2; // it stays as it is: see nanolua_push_traceback

// Operations that honour metamethods, as functions: see nanolua_push_operation.
inline constexpr int32_t NANOLUA_GET = 0;       // (object, key) -> value
inline constexpr int32_t NANOLUA_SET = 1;       // (object, key, value)
inline constexpr int32_t NANOLUA_LENGTH = 2;    // (object) -> length
inline constexpr int32_t NANOLUA_TO_STRING = 3; // (value) -> text, as `tostring`
// Functions of the library, whatever a program has made of its tables.
inline constexpr int32_t NANOLUA_COROUTINE_CREATE = 4;
inline constexpr int32_t NANOLUA_COROUTINE_RESUME = 5;
inline constexpr int32_t NANOLUA_COROUTINE_STATUS = 6;
inline constexpr int32_t NANOLUA_COROUTINE_CLOSE = 7;
inline constexpr int32_t NANOLUA_LOAD = 8;
// __index and __newindex of objects: by the tables `__methods`, `__getters` (called with the object) and
// `__setters` (with the object and the value) in the object's metatable.
inline constexpr int32_t NANOLUA_OBJECT_INDEX = 9;
inline constexpr int32_t NANOLUA_OBJECT_NEW_INDEX = 10;

// Of nanolua_kind, besides the basic types.
inline constexpr int32_t NANOLUA_KIND_INTEGER = 10; // numbers that are not are 3, floats
inline constexpr int32_t NANOLUA_KIND_OBJECT = 11;  // userdata: nanolua_push_object
inline constexpr int32_t NANOLUA_KIND_BUFFER = 12;  // userdata: nanolua_push_buffer

// Of nanolua_memory.
inline constexpr int32_t NANOLUA_HEAP_BYTES = 0;
inline constexpr int32_t NANOLUA_USED_BYTES = 1;
inline constexpr int32_t NANOLUA_PEAK_BYTES = 2;
inline constexpr int32_t NANOLUA_ALLOCATIONS = 3;

// Of nanolua_open.
inline constexpr int64_t NANOLUA_NO_MEMORY = 0;
inline constexpr int64_t NANOLUA_HEAP_TOO_SMALL = -1;

struct NanoLuaStatistics {
    uint64_t heap_bytes;         // given at creation
    uint64_t used_bytes;         // in use now
    uint64_t peak_bytes;         // the most that was ever in use
    uint64_t allocations;        // blocks ever allocated
    uint64_t free_bytes;         // not in use, wherever they are
    uint64_t free_largest_bytes; // of them, the largest block
};

// --- The library ---------------------------------------------------------------------------------

NANOLUA_EXPORT int32_t nanolua_interface_version();
NANOLUA_EXPORT const char* nanolua_number_model(); // "i32f32" or "i64f64"
NANOLUA_EXPORT void nanolua_flush();               // what programs have printed

// --- States --------------------------------------------------------------------------------------

// Makes a state without libraries in `heap_bytes` of memory; on failure *host is null and `message`
// (of `message_bytes`, ended by NUL) says why.
NANOLUA_EXPORT int32_t nanolua_create(uint32_t heap_bytes, NanoLuaHost** host, char* message,
                                      size_t message_bytes);
// The same for callers without pointers: the handle, or why there is none.
NANOLUA_EXPORT int64_t nanolua_open(int32_t heap_bytes);
NANOLUA_EXPORT int32_t nanolua_open_libraries(NanoLuaHost* host);

// Begins the end of a state: nanolua_run then runs all finalizers, up to NANOLUA_DONE.
NANOLUA_EXPORT void nanolua_start_close(NanoLuaHost* host);

// Gives back the state's memory and its images, whatever it is doing; runs nothing of it. Null is allowed.
NANOLUA_EXPORT void nanolua_destroy(NanoLuaHost* host);

NANOLUA_EXPORT const char* nanolua_message(NanoLuaHost* host);
// Copies the message as far as there is room, without NUL; gives its length.
NANOLUA_EXPORT int32_t nanolua_copy_message(NanoLuaHost* host, uint8_t* buffer, int32_t bytes);
NANOLUA_EXPORT int32_t nanolua_collect(NanoLuaHost* host);
// Walks the whole heap.
NANOLUA_EXPORT void nanolua_statistics(NanoLuaHost* host, NanoLuaStatistics* statistics);
NANOLUA_EXPORT int64_t nanolua_memory(NanoLuaHost* host, int32_t which);

// --- Images --------------------------------------------------------------------------------------

// Each makes an image part of the state and returns its number. The path ends with NUL; the file is
// mapped read-only and used in place. The bytes are copied and write-protected.
NANOLUA_EXPORT int32_t nanolua_mount_file(NanoLuaHost* host, const char* path);
NANOLUA_EXPORT int32_t nanolua_mount_bytes(NanoLuaHost* host, const void* bytes, size_t size);

// Push the main function of an image's entry module, or of a module of any mounted image.
NANOLUA_EXPORT int32_t nanolua_push_main(NanoLuaHost* host, int32_t image);
NANOLUA_EXPORT int32_t nanolua_push_module(NanoLuaHost* host, const char* name, size_t bytes);

// --- Calls ---------------------------------------------------------------------------------------

// Prepares the last `arguments` + 1 values to be called by nanolua_run: always as a protected call. In a
// host call this is a nested call: it has to end before the host call is answered.
NANOLUA_EXPORT int32_t nanolua_start(NanoLuaHost* host, int32_t arguments, int32_t flags);

// Runs until something is to be told. `budget` counts loop iterations and calls; 0 is the time slice of
// nanolua_set_limits. After a host call the interrupted budget goes on.
NANOLUA_EXPORT int32_t nanolua_run(NanoLuaHost* host, int32_t budget);

// What all runs together may still use; negative: no limit. nanolua_run says NANOLUA_SLICE when nothing is
// left, and does nothing until there is.
NANOLUA_EXPORT void nanolua_set_budget(NanoLuaHost* host, int64_t iterations);
NANOLUA_EXPORT int64_t nanolua_budget(NanoLuaHost* host);

// What every outermost call gets as the budget of all runs, and the budget of one run; 0: no limit.
NANOLUA_EXPORT void nanolua_set_limits(NanoLuaHost* host, int64_t budget, int32_t time_slice);

// How many results the last call left, after NANOLUA_DONE.
NANOLUA_EXPORT int32_t nanolua_result_count(NanoLuaHost* host);

// After NANOLUA_ERROR of a call that keeps it: pushes the traceback, once, or nil.
NANOLUA_EXPORT int32_t nanolua_push_traceback(NanoLuaHost* host);

// The id of the called host function, during NANOLUA_HOST_CALL.
NANOLUA_EXPORT int32_t nanolua_host_function(NanoLuaHost* host);

// Answer a host call: with the last `results` values, or with the last value as an error.
NANOLUA_EXPORT int32_t nanolua_finish(NanoLuaHost* host, int32_t results);
NANOLUA_EXPORT int32_t nanolua_fail(NanoLuaHost* host);

// Puts "file:line: " of the function that called the running host function in front of the last value,
// a string, as `error` does.
NANOLUA_EXPORT int32_t nanolua_add_position(NanoLuaHost* host);

NANOLUA_EXPORT int32_t nanolua_exit_status(NanoLuaHost* host);

// From any thread: makes the running call fail with "cancelled", which the program cannot catch. It
// lasts until the outermost call has ended or nanolua_clear_cancel.
NANOLUA_EXPORT void nanolua_cancel(NanoLuaHost* host);
NANOLUA_EXPORT void nanolua_clear_cancel(NanoLuaHost* host);
// Whether the call that has ended last was cancelled: 0 or 1.
NANOLUA_EXPORT int32_t nanolua_was_cancelled(NanoLuaHost* host);

// --- Calls in one step ---------------------------------------------------------------------------

// An outermost call of a function that is expected to end soon, without values on the stack before and
// after it. Function and arguments are references or numbers. The function is called as by nanolua_start with
// NANOLUA_KEEP_TRACEBACK, for `iterations` before its first time slice (0: in its first time slice). Each gives
// what its comment says, NANOLUA_REFUSED, or NANOLUA_UNFINISHED less a status: the stack is then as nanolua_run
// leaves it.
//
// Up to three integers. 0, with the first result in *result: 0 if that is no integer.
NANOLUA_EXPORT int32_t nanolua_call_integers(NanoLuaHost* host, int32_t function, int32_t count, int64_t a,
                                             int64_t b, int64_t c, int32_t iterations, int64_t* result);
// A float. 0, with the first result in *result: NaN if that is no number.
NANOLUA_EXPORT int32_t nanolua_call_float(NanoLuaHost* host, int32_t function, double a,
                                          int32_t iterations, double* result);
// A reference. 1 if the first result is true, else 0.
NANOLUA_EXPORT int32_t nanolua_call_reference(NanoLuaHost* host, int32_t function, int32_t a,
                                              int32_t iterations);
// A packet: see nanolua_start_exchange. The number of bytes, or NANOLUA_NO_ANSWER; NANOLUA_FAILED if there are
// more of them than `capacity`.
NANOLUA_EXPORT int32_t nanolua_exchange(NanoLuaHost* host, int32_t function, int32_t buffer,
                                        uint8_t* bytes, int32_t count, int32_t capacity,
                                        int32_t iterations);

// --- The stack -----------------------------------------------------------------------------------

NANOLUA_EXPORT int32_t nanolua_count(NanoLuaHost* host);
NANOLUA_EXPORT int32_t nanolua_set_count(NanoLuaHost* host, int32_t count); // drops, or adds nil
NANOLUA_EXPORT int32_t nanolua_copy(NanoLuaHost* host, int32_t index);      // pushes a copy
NANOLUA_EXPORT int32_t nanolua_insert(NanoLuaHost* host, int32_t index);    // the last value, there
NANOLUA_EXPORT int32_t nanolua_remove(NanoLuaHost* host, int32_t index);

// --- Reading values ------------------------------------------------------------------------------

// The basic type: 0 nil, 1 boolean, 2 light userdata, 3 number, 4 string, 5 table, 6 function,
// 7 userdata, 8 thread; 9 where there is no value.
NANOLUA_EXPORT int32_t nanolua_type(NanoLuaHost* host, int32_t index);
NANOLUA_EXPORT int32_t nanolua_is_integer(NanoLuaHost* host, int32_t index);  // 0 or 1
NANOLUA_EXPORT int32_t nanolua_to_boolean(NanoLuaHost* host, int32_t index);  // 0 or 1
// Numbers and numeric strings.
NANOLUA_EXPORT int32_t nanolua_to_integer(NanoLuaHost* host, int32_t index, int64_t* value);
NANOLUA_EXPORT int32_t nanolua_to_float(NanoLuaHost* host, int32_t index, double* value);
// The bytes of a string, followed by NUL, valid while the value is on the stack; null for others.
NANOLUA_EXPORT const char* nanolua_string(NanoLuaHost* host, int32_t index, size_t* bytes);
// The same for callers without pointers. nanolua_kind tells integers, floats, objects and buffers apart;
// a number that is none is INT64_MIN or NaN.
NANOLUA_EXPORT int32_t nanolua_kind(NanoLuaHost* host, int32_t index);
NANOLUA_EXPORT int64_t nanolua_integer(NanoLuaHost* host, int32_t index);
NANOLUA_EXPORT double nanolua_float(NanoLuaHost* host, int32_t index);
// The length of a string or a buffer, and a copy of its bytes: of up to `count` from byte `from` on, to
// bytes[offset]; gives how many there are.
NANOLUA_EXPORT int32_t nanolua_byte_count(NanoLuaHost* host, int32_t index);
NANOLUA_EXPORT int32_t nanolua_read(NanoLuaHost* host, int32_t index, int32_t from, uint8_t* bytes,
                                    int32_t offset, int32_t count);
NANOLUA_EXPORT int32_t nanolua_host_function_id(NanoLuaHost* host, int32_t index);
// What distinguishes two objects: the reference of a table, function, userdata or thread; else 0.
NANOLUA_EXPORT uint32_t nanolua_identity(NanoLuaHost* host, int32_t index);
NANOLUA_EXPORT int32_t nanolua_raw_equal(NanoLuaHost* host, int32_t a, int32_t b); // 0 or 1

// --- Pushing values ------------------------------------------------------------------------------

NANOLUA_EXPORT int32_t nanolua_push_nil(NanoLuaHost* host);
NANOLUA_EXPORT int32_t nanolua_push_boolean(NanoLuaHost* host, int32_t value);
// Fails for a value that the number model does not have.
NANOLUA_EXPORT int32_t nanolua_push_integer(NanoLuaHost* host, int64_t value);
NANOLUA_EXPORT int32_t nanolua_push_float(NanoLuaHost* host, double value);
NANOLUA_EXPORT int32_t nanolua_push_string(NanoLuaHost* host, const char* text, size_t bytes);
NANOLUA_EXPORT int32_t nanolua_push_bytes(NanoLuaHost* host, const uint8_t* bytes, int32_t offset,
                                          int32_t count);
// A function of the host: calling it makes nanolua_run return. Ids are the host's own, not negative.
NANOLUA_EXPORT int32_t nanolua_push_host_function(NanoLuaHost* host, int32_t id);
NANOLUA_EXPORT int32_t nanolua_push_light_userdata(NanoLuaHost* host, uint32_t handle);
NANOLUA_EXPORT int32_t nanolua_push_globals(NanoLuaHost* host);
NANOLUA_EXPORT int32_t nanolua_push_registry(NanoLuaHost* host);
NANOLUA_EXPORT int32_t nanolua_push_operation(NanoLuaHost* host, int32_t operation);

// --- Tables, without metamethods -----------------------------------------------------------------

NANOLUA_EXPORT int32_t nanolua_push_table(NanoLuaHost* host, int32_t elements, int32_t fields);
// Replaces the last value, a key, by the value of the table at `table`.
NANOLUA_EXPORT int32_t nanolua_raw_get(NanoLuaHost* host, int32_t table);
// Takes key and value off the end.
NANOLUA_EXPORT int32_t nanolua_raw_set(NanoLuaHost* host, int32_t table);
// Pushes the field; takes its value off the end.
NANOLUA_EXPORT int32_t nanolua_get_field(NanoLuaHost* host, int32_t table, const char* name,
                                         size_t bytes);
NANOLUA_EXPORT int32_t nanolua_set_field(NanoLuaHost* host, int32_t table, const char* name,
                                         size_t bytes);
NANOLUA_EXPORT int64_t nanolua_raw_length(NanoLuaHost* host, int32_t index);
// Replaces the last value, a key or nil, by the next key and its value: 1; or removes it at the end: 0.
NANOLUA_EXPORT int32_t nanolua_next(NanoLuaHost* host, int32_t table);

// --- Userdata and metatables ---------------------------------------------------------------------

NANOLUA_EXPORT int32_t nanolua_push_userdata(NanoLuaHost* host, uint32_t bytes,
                                             int32_t user_values);
// A userdata that stands for an object of the host's, under a number that is not negative.
NANOLUA_EXPORT int32_t nanolua_push_object(NanoLuaHost* host, int32_t number);
NANOLUA_EXPORT int32_t nanolua_object_number(NanoLuaHost* host, int32_t index);
// The same for the last time: from then on the userdata stands for nothing, and its number is -1.
NANOLUA_EXPORT int32_t nanolua_take_object(NanoLuaHost* host, int32_t index);
// A userdata of zeroed bytes, with methods for a program: see buffer.cpp. Its length may change up to its
// capacity; nanolua_write stays within its length.
NANOLUA_EXPORT int32_t nanolua_push_buffer(NanoLuaHost* host, int32_t capacity);
NANOLUA_EXPORT int32_t nanolua_set_byte_count(NanoLuaHost* host, int32_t index, int32_t count);
NANOLUA_EXPORT int32_t nanolua_write(NanoLuaHost* host, int32_t index, int32_t to,
                                     const uint8_t* bytes, int32_t offset, int32_t count);
// A packet's way through a program, in one step before the run and one behind it: fills the buffer with
// count bytes and prepares a call of the function with it, both given as references; then, after NANOLUA_DONE,
// takes everything off and copies the buffer's bytes to `bytes`, if the first result is true: gives their
// number, or NANOLUA_NO_ANSWER.
NANOLUA_EXPORT int32_t nanolua_start_exchange(NanoLuaHost* host, int32_t function, int32_t buffer,
                                              const uint8_t* bytes, int32_t count, int32_t flags);
NANOLUA_EXPORT int32_t nanolua_end_exchange(NanoLuaHost* host, uint8_t* bytes, int32_t capacity);
NANOLUA_EXPORT void* nanolua_userdata(NanoLuaHost* host, int32_t index, size_t* bytes);
NANOLUA_EXPORT int32_t nanolua_get_user_value(NanoLuaHost* host, int32_t index, int32_t which);
NANOLUA_EXPORT int32_t nanolua_set_user_value(NanoLuaHost* host, int32_t index, int32_t which);
// Pushes the metatable of any value: 1; or 0 if it has none.
NANOLUA_EXPORT int32_t nanolua_get_metatable(NanoLuaHost* host, int32_t index);
// Takes a table or nil off the end and makes it the metatable of a table or userdata.
NANOLUA_EXPORT int32_t nanolua_set_metatable(NanoLuaHost* host, int32_t index);

// --- References: values that the host keeps ------------------------------------------------------

// Takes the last value off the end and returns a number (from 1; 0 for nil) under which it stays alive.
NANOLUA_EXPORT int32_t nanolua_reference(NanoLuaHost* host);
NANOLUA_EXPORT int32_t nanolua_push_reference(NanoLuaHost* host, int32_t reference);
NANOLUA_EXPORT int32_t nanolua_release(NanoLuaHost* host, int32_t reference);
