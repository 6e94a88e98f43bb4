// What the firmware for measurements does at the steps of a run. The product's does nothing there: it
// has the same engine, but neither these functions nor the packet and the report. NANOLUA_MEASURES
// says which of the two is compiled.
//
// It knows these options:
//
//   --nl-stats        write the figures of the run to the error stream at the end (see report.h)
//   --nl-bench        the entry module returns a function: measure one call of it; no table `arg`
//   --nl-packet       give the program the packet of the `dhcp` benchmark (see bench_packet.h)
#pragma once

#include "baremetal/report.h"
#include "engine/nanolua.h"

namespace nanolua {

#if defined(NANOLUA_MEASURES)

class Measurement {
public:
    // `text` is an option without "--nl-"; false: it is unknown.
    bool parseOption(const char* text);
    bool isBenchmark() const { return isBenchmark_; }

    // The image is checked, then mounted.
    void checkBegins();
    void checkEnds();
    void loadBegins(State& state);
    void loadEnds(State& state);

    // Around the call of the main function, and of a benchmark's. afterRun() is the end of `finish`,
    // the continuation of both, when there was no error: a benchmark begins there.
    void runBegins();
    void runEnds();
    Outcome afterRun(State& state, Value* arguments, int32_t count, NativeFunction finish);

    void programEnds(State& state);
    void write() const;

private:
    Outcome beginBenchmark(State& state, Value* arguments, NativeFunction finish);

    bool writesReport_ = false;
    bool isBenchmark_ = false;
    bool givesPacket_ = false;
    bool isRunning_ = false; // what is measured
    uint32_t allocationsBegin_ = 0;
    uint64_t begin_ = 0;
    Report report_;
};

#else

class Measurement {
public:
    bool parseOption(const char*) { return false; }
    bool isBenchmark() const { return false; }
    void checkBegins() {}
    void checkEnds() {}
    void loadBegins(State&) {}
    void loadEnds(State&) {}
    void runBegins() {}
    void runEnds() {}
    Outcome afterRun(State&, Value*, int32_t, NativeFunction) { return 0; }
    void programEnds(State&) {}
    void write() const {}
};

#endif

} // namespace nanolua
