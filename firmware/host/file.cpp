// Files as Lua objects: see file.h and files.h.
#include "host/file.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#include "host/files.h"

namespace nanolua {

const Table* fileMetatable(State& state, Value& slot) {
    takeField(state, state.registry, kFileTypeName, slot);
    if (!slot.isTable()) raiseError(state, "'%s' is missing in the registry", kFileTypeName);
    return slot.table();
}

File* newFile(State& state, Value* slot) {
    slot[0].setNil();
    fileMetatable(state, slot[1]);
    Userdata* userdata = newUserdata(state, sizeof(File), 0);
    slot[0].setUserdata(userdata);
    File* file = static_cast<File*>(userdata->data());
    *file = {nullptr, FileKind::kClosed};
    setMetatable(state, userdata, slot[1].table());
    return file;
}

File* checkFile(State& state, Value* arguments, int32_t count, int32_t index) {
    const Table* metatable = fileMetatable(state, arguments[count]);
    arguments[count].setNil();
    Userdata* file = checkUserdata(state, arguments, count, index, metatable, kFileTypeName);
    return static_cast<File*>(file->data());
}

File* checkOpenFile(State& state, Value* arguments, int32_t count, int32_t index) {
    File* file = checkFile(state, arguments, count, index);
    if (file->kind == FileKind::kClosed) raiseError(state, "attempt to use a closed file");
    return file;
}

Outcome systemResult(State& state, Value* arguments, bool succeeded, const char* name) {
    if (succeeded) return resultBoolean(arguments, true);
    const int error = errno;
    const char* reason = error != 0 ? strerror(error) : "(no extra info)";
    Value& message = arguments[1];
    message.setNil();
    StringBuilder builder(state, &message);
    if (name != nullptr) appendFormat(builder, "%s: ", name);
    appendFormat(builder, "%s", reason);
    builder.finish();
    arguments[-1].setNil();
    arguments[0] = message;
    arguments[1].setInteger(error);
    return 3;
}

Outcome processResult(State& state, Value* arguments, int status) {
    if (status == -1) return systemResult(state, arguments, false, nullptr);
    const bool signalled = WIFSIGNALED(status);
    const int code = signalled ? WTERMSIG(status) : WIFEXITED(status) ? WEXITSTATUS(status) : status;
    const bool succeeded = !signalled && code == 0;
    arguments[-1].setNil();
    if (succeeded) arguments[-1].setBoolean(true);
    arguments[0].setString(makeString(state, signalled ? "signal" : "exit"));
    arguments[1].setInteger(code);
    return 3;
}

Outcome closeFile(State& state, Value* arguments, File* file) {
    const FileKind kind = file->kind;
    errno = 0;
    if (kind == FileKind::kStandard) {
        arguments[0].setString(makeString(state, "cannot close standard file"));
        arguments[-1].setNil();
        return 2;
    }
    file->kind = FileKind::kClosed;
    if (kind == FileKind::kProcess) return processResult(state, arguments, pclose(file->stream));
    return systemResult(state, arguments, fclose(file->stream) == 0, nullptr);
}

namespace {

void closeQuietly(File* file) {
    if (file->kind == FileKind::kOrdinary) fclose(file->stream);
    if (file->kind == FileKind::kProcess) pclose(file->stream);
    if (file->kind != FileKind::kStandard) file->kind = FileKind::kClosed;
}

void findMetatable(State& state, void* context) {
    takeField(state, state.registry, kFileTypeName, *static_cast<Value*>(context));
}

} // namespace

void closeFiles(State& state) {
    fflush(stdout);
    Value metatable;
    metatable.setNil();
    if (!protect(state, findMetatable, &metatable) || !metatable.isTable()) return;
    HeapWalk walk = beginWalk(state.heap);
    while (Object* block = blockAt(state.heap, walk)) {
        walk.position += block->sizeBytes();
        if (block->kind() != ObjectKind::Userdata) continue;
        Userdata* userdata = static_cast<Userdata*>(block);
        if (userdata->metatable.get() == metatable.table())
            closeQuietly(static_cast<File*>(userdata->data()));
    }
}

} // namespace nanolua
