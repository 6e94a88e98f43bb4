// Facts about binary chunks at run time, on a whole engine: what load() accepts and refuses, what
// string.dump() writes, and how long loaded code lives.
#include <fstream>
#include <sstream>

#include "engine/chunk.h"
#include "engine/nanolua.h"
#include "stdlib/stdlib.h"
#include "universe.h"

using namespace tests;

namespace {

const std::string kModel = sizeof(Integer) == 4 ? "i32f32" : "i64f64";
const char* const kBenchmarks[] = {"bintrees", "closures", "crc32", "fib",   "intloop", "mandel",
                                   "matmul",   "nbody",    "oop",   "sieve", "strbuild"};
const char* const kModules[] = {"class", "cli",    "config", "control", "http",
                                "json",  "log",    "modbus", "mqtt",    "sched"};

std::string contentsOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream contents;
    contents << file.rdbuf();
    if (!file || contents.str().empty()) throw Failure{"cannot read " + path};
    return contents.str();
}

std::string goldenChunk(const std::string& name, const char* folder = "") {
    return contentsOf(std::string(NANOLUA_TESTS) + "/Golden/" + folder + name + "." + kModel +
                      ".luac");
}

/// A state with libraries ///

struct Request {
    Value* slots;
    std::string chunk;
    const char* name;
    bool strip;
    bool isLoaded;
};

class Program {
public:
    Program() {
        Ref start = kHeapStart + kWordBytes;
        HeapRegion region{start, start + (8 << 20)};
        state_ = createState(&region, 1);
        run([](State& state, void*) { openLibraries(state); });
    }

    State& state() { return *state_; }

    // The message if the chunk is refused, or "". Its function then lies in slots()[0].
    std::string load(const std::string& chunk, const char* name = "=chunk") {
        request_ = {nullptr, chunk, name, false, false};
        run([](State& state, void* context) {
            Request& request = *static_cast<Request*>(context);
            request.slots = hostSlots(state, kChunkSlots);
            request.isLoaded = loadChunk(state, request.slots, request.chunk.data(),
                                         uint32_t(request.chunk.size()), request.name);
        });
        return request_.isLoaded ? "" : textOf(request_.slots[0].string());
    }

    // Of the function that was loaded last, which is gone afterwards.
    std::string dump(bool strip) {
        request_.strip = strip;
        run([](State& state, void* context) {
            Request& request = *static_cast<Request*>(context);
            Value function = request.slots[0];
            request.slots = hostSlots(state, 1 + kChunkSlots);
            request.slots[0] = function;
            request.slots++;
            dumpChunk(state, request.slots, function.luaClosure()->prototype, request.strip);
        });
        return textOf(request_.slots[0].string());
    }

    // Calls what lies in the first slot; its first result takes the place.
    Value* call() {
        Value* slots = request_.slots;
        startCall(*state_, slots, 0);
        RunStatus status = nanolua::run(*state_);
        if (status != RunStatus::kDone) throw raised();
        Value result = *state_->requestFunction;
        request_.slots = hostSlots(*state_, kChunkSlots);
        request_.slots[0] = result;
        return request_.slots;
    }

    uint32_t usedBytesAfterCollection() {
        hostSlots(*state_, kChunkSlots);
        collectFully(*state_);
        return state_->heap.usedBytes;
    }

private:
    void run(void (*action)(State& state, void* context)) {
        if (!protect(*state_, action, &request_)) throw raised();
    }
    LuaError raised() {
        return {state_->error.isString() ? textOf(state_->error.string()) : "no string"};
    }

    State* state_;
    Request request_{};
};

/// Chunks made by hand ///

// Functions in functions, each of which only returns.
class NestedChunk {
public:
    explicit NestedChunk(uint32_t depth)
        : bytes_(reinterpret_cast<const char*>(chunk::kHeader), chunk::kHeaderBytes) {
        add({0});
        for (uint32_t i = 0; i <= depth; i++) addHead(i < depth);
        for (uint32_t i = 0; i <= depth; i++) add({0, 0, 0, 0, 0, 0});
    }
    const std::string& bytes() const { return bytes_; }

private:
    void add(std::initializer_list<uint8_t> values) {
        for (uint8_t value : values) bytes_ += char(value);
    }
    void addHead(bool hasNested) {
        add({0, 0, 0, 0, 2, 1});
        while (bytes_.size() % 4 != 0) add({0});
        uint32_t code = uint32_t(Opcode::Return0);
        bytes_.append(reinterpret_cast<const char*>(&code), sizeof(code));
        add({0, 0, uint8_t(hasNested ? 1 : 0)});
    }

    std::string bytes_;
};

// Loads damaged bytes; what is accepted must at least be safe to write and to collect.
void loadDamaged(Program& program, const std::string& chunk) {
    if (program.load(chunk) == "") program.dump(false);
}

/// Golden chunks ///

void expectRoundTrip(const std::string& name, bool stripped) {
    Program program;
    std::string chunk = goldenChunk(name, stripped ? "Stripped/" : "");
    std::string problem = program.load(chunk);
    if (problem.empty() && program.dump(stripped) != chunk) problem = "dump differs";
    if (!problem.empty()) throw Failure{name + ": " + problem};
}

FACT(Dump_of_a_loaded_chunk_gives_the_same_bytes) {
    for (const char* name : kBenchmarks) expectRoundTrip(name, false);
    for (const char* name : kModules) expectRoundTrip(name, false);
    expectRoundTrip("dhcp", false);
}

FACT(Dump_without_debug_information_gives_the_same_bytes) {
    for (const char* name : {"cli", "closures", "dhcp", "json"}) expectRoundTrip(name, true);
}

FACT(Dump_can_strip_a_complete_function) {
    for (const char* name : {"cli", "closures", "dhcp", "json"}) {
        Program program;
        EXPECT(program.load(goldenChunk(name)) == "");
        EXPECT(program.dump(true) == goldenChunk(name, "Stripped/"));
    }
}

FACT(Loaded_benchmarks_give_their_results) {
    std::string baseline = contentsOf(std::string(NANOLUA_TESTS) + "/../bench/baseline.json");
    for (const std::string name : kBenchmarks) {
        Program program;
        EXPECT(program.load(goldenChunk(name)) == "");
        program.call();
        Value* result = program.call();
        toStringInPlace(program.state(), *result);
        size_t place = baseline.find("\"" + name + "\": {");
        std::string expected = "\"result\": \"" + textOf(result->string()) + "\"";
        if (baseline.find(expected, place) != baseline.find("\"result\"", place))
            throw Failure{name + " gives " + textOf(result->string())};
    }
}

/// Damage ///

FACT(Every_truncated_chunk_is_refused) {
    Program program;
    for (const char* name : {"fib", "closures", "control"}) {
        std::string chunk = goldenChunk(name);
        for (size_t bytes = 0; bytes < chunk.size(); bytes++)
            EXPECT(program.load(chunk.substr(0, bytes)) ==
                   "chunk: bad binary format (truncated chunk)");
    }
}

FACT(Flipped_bits_do_no_harm) {
    Program program;
    for (const char* name : {"fib", "closures", "control"}) {
        std::string chunk = goldenChunk(name);
        for (size_t i = 0; i < chunk.size(); i++) {
            for (int mask : {0x01, 0x02, 0x10, 0x40, 0x80, 0xFF}) {
                std::string damaged = chunk;
                damaged[i] = char(damaged[i] ^ mask);
                loadDamaged(program, damaged);
            }
        }
    }
    program.usedBytesAfterCollection();
}

FACT(Random_bytes_behind_a_header_do_no_harm) {
    Program program;
    std::mt19937 random(1);
    for (int round = 0; round < 20000; round++) {
        std::string chunk = goldenChunk("fib").substr(0, chunk::kHeaderBytes);
        uint32_t bytes = random() % 120;
        for (uint32_t i = 0; i < bytes; i++)
            chunk += char(random() % 4 != 0 ? random() % 8 : random());
        loadDamaged(program, chunk);
    }
}

FACT(A_message_says_what_of_the_header_differs) {
    struct Row {
        size_t offset;
        const char* problem;
    };
    constexpr uint32_t number = chunk::kNumberBytes;
    const Row rows[] = {
        {1, "not a binary chunk"},          {4, "version mismatch"},
        {5, "format mismatch"},             {6, "corrupted chunk"},
        {11, "corrupted chunk"},            {12, "int size mismatch"},
        {13, "int format mismatch"},        {17, "instruction size mismatch"},
        {18, "instruction format mismatch"}, {22, "Lua integer size mismatch"},
        {23, "Lua integer format mismatch"}, {23 + number, "Lua number size mismatch"},
        {24 + number, "Lua number format mismatch"},
    };
    Program program;
    for (const Row& row : rows) {
        std::string chunk = goldenChunk("fib");
        chunk[row.offset] ^= 1;
        EXPECT(program.load(chunk) == std::string("chunk: bad binary format (") + row.problem + ")");
    }
}

FACT(A_chunk_of_the_other_number_model_is_refused) {
    std::string other = sizeof(Integer) == 4 ? "i64f64" : "i32f32";
    Program program;
    EXPECT(program.load(contentsOf(std::string(NANOLUA_TESTS) + "/Golden/fib." + other + ".luac")) ==
           "chunk: bad binary format (Lua integer size mismatch)");
}

FACT(A_message_begins_with_the_name_of_the_chunk) {
    Program program;
    EXPECT(program.load("\x1B", "@file.lua") ==
           "file.lua: bad binary format (truncated chunk)");
    EXPECT(program.load("\x1B", "name") == "name: bad binary format (truncated chunk)");
    EXPECT(program.load("\x1B", "\x1BLua") == "binary string: bad binary format (truncated chunk)");
}

FACT(Functions_may_be_nested_to_a_limit) {
    Program program;
    NestedChunk deepest(kChunkNestingMax);
    EXPECT(program.load(deepest.bytes()) == "");
    EXPECT(program.dump(false) == deepest.bytes());
    EXPECT(program.load(NestedChunk(kChunkNestingMax + 1).bytes()) ==
           "chunk: bad binary format (functions nested too deeply)");
}

/// Life ///

FACT(Loaded_code_goes_away_with_its_last_function) {
    Program program;
    EXPECT(program.load(goldenChunk("json")) == "");
    uint32_t before = program.usedBytesAfterCollection();
    EXPECT(program.load(goldenChunk("json")) == "");
    collectFully(program.state());
    EXPECT(program.state().heap.usedBytes > before + 5000);
    EXPECT(program.usedBytesAfterCollection() == before);
}

FACT(An_inner_function_keeps_the_code_it_was_loaded_with) {
    Program program;
    EXPECT(program.load(goldenChunk("strbuild")) == "");
    program.call();
    collectFully(program.state());
    validateHeap(program.state());
    Value* result = program.call();
    EXPECT(result->isNumber() || result->isString());
}

} // namespace
