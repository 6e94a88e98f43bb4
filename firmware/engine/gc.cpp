// The collector. In reading order: allocation, marking, traversal by kind, weak tables, finalizers, the
// atomic phase, the sweep, and the pacing of all that. gc.h states the invariants.
#include "gc.h"

#include <string.h>

#include "call.h"
#include "chunk.h"
#include "core_rom.h"
#include "metamethod.h"
#include "state.h"
#include "table.h"

namespace nanolua {

namespace {

constexpr uint32_t kSweepSliceBlocks = 32;
constexpr uint32_t kSweepSliceBytes = 256; // how a slice of the sweep counts as work
constexpr uint32_t kReadyBytesMax = 1024; // of blocks that allocate() looks for at hand first
constexpr uint32_t kTouchedMax = 8;
constexpr Ref kDueBit = 1;
// What is allocated between two cycles: as much as pausePercent grants, less the second, but at least
// the first. So heaps of up to 24 KB grow little, where every KB counts, and the cost of collecting
// larger ones stays in proportion to what is allocated.
constexpr uint32_t kPauseBytesMin = 4096;
constexpr uint32_t kPauseBytesLess = 8192;

Object* objectAt(Ref ref) { return pointerTo<Object>(ref); }
Object* ownedBlock(Ref contents) { return objectAt(contents - kWordBytes); }

bool isMarking(const Collector& collector) {
    return collector.phase == CollectorPhase::kMark || collector.phase == CollectorPhase::kAtomic;
}

// ---- Allocation ----------------------------------------------------------------------------------

void sweepSlice(State& state, uint32_t blocks);
void collectAll(State& state);

#if NANOLUA_STRESS
void collectForStress(State& state);
#endif

NL_NOINLINE Object* allocateSlow(State& state, uint32_t bytes, ObjectKind kind) {
    if (bytes > kBlockBytesMax) return nullptr;
    Collector& collector = state.collector;
    while (collector.phase == CollectorPhase::kSweep) {
        sweepSlice(state, kSweepSliceBlocks);
        Object* block = takeBlock(state.heap, bytes, kind, collector.currentWhite);
        if (block != nullptr) return block;
    }
    collector.emergency = true;
    collectAll(state);
    collector.emergency = false;
    return takeBlock(state.heap, bytes, kind, collector.currentWhite);
}

} // namespace

Object* tryAllocate(State& state, uint32_t bytes, ObjectKind kind) {
#if NANOLUA_STRESS
    if (!state.collector.stopped) collectForStress(state);
#endif
    Object* block = takeBlock(state.heap, bytes, kind, state.collector.currentWhite);
    if (NL_UNLIKELY(block == nullptr)) block = allocateSlow(state, bytes, kind);
    if (state.heap.usedBytes >= state.heap.collectAtBytes) ask(state, kAttentionCollect);
    return block;
}

Object* allocate(State& state, uint32_t bytes, ObjectKind kind) {
    Object* block = nullptr;
    if (NL_LIKELY(bytes <= kReadyBytesMax))
        block = allocateReady(state, (bytes + kWordBytes - 1) & ~(kWordBytes - 1), kind);
    if (NL_UNLIKELY(block == nullptr)) block = tryAllocate(state, bytes, kind);
    if (NL_UNLIKELY(block == nullptr)) {
        state.heap.refusedBytes = bytes;
        raiseOutOfMemory(state);
    }
    return block;
}

Object* allocateOwned(State& state, uint32_t bytes) {
    Object* block = allocate(state, bytes, ObjectKind::Owned);
    if (isMarking(state.collector)) block->setColor(Color::kBlack);
    return block;
}

Object* growOwned(State& state, Object* block, uint32_t bytes) {
    if (growBlock(state.heap, block, bytes)) return block;
    Object* larger = allocateOwned(state, bytes);
    memcpy(larger + 1, block + 1, block->sizeBytes() - kWordBytes);
    giveBlock(state.heap, block);
    return larger;
}

void releaseOwned(State& state, Object* block) { giveBlock(state.heap, block); }

// ---- Marking -------------------------------------------------------------------------------------

namespace {

bool isMarkStackFull(const Collector& collector) {
    return collector.markCount + collector.touchedCount == kMarkStackSlots;
}

void pushGray(Collector& collector, Object* object) {
    object->setColor(Color::kGray);
    if (NL_UNLIKELY(isMarkStackFull(collector)))
        collector.markOverflow = true;
    else
        collector.markStack[collector.markCount++] = refTo(object);
}

// Leaves a gray object for the atomic phase.
void pushTouched(Collector& collector, Object* object) {
    object->setColor(Color::kGray);
    if (NL_UNLIKELY(collector.touchedCount == kTouchedMax || isMarkStackFull(collector)))
        collector.touchedOverflow = true;
    else
        collector.markStack[kMarkStackSlots - ++collector.touchedCount] = refTo(object);
}

void markUpvalue(Collector& collector, Upvalue* upvalue);

// Kinds of objects that refer to others; upvalues are a case of their own.
constexpr uint32_t kInnerKinds =
    1u << uint32_t(ObjectKind::Table) | 1u << uint32_t(ObjectKind::LuaClosure) |
    1u << uint32_t(ObjectKind::NativeClosure) | 1u << uint32_t(ObjectKind::Userdata) |
    1u << uint32_t(ObjectKind::Thread) | 1u << uint32_t(ObjectKind::LoadedCode);

// Marks a white object: leaves at once, others go to the mark stack.
void markWhite(Collector& collector, Object* object) {
    if ((kInnerKinds >> uint32_t(object->kind()) & 1) != 0)
        pushGray(collector, object);
    else if (object->isUpvalue())
        markUpvalue(collector, static_cast<Upvalue*>(object));
    else
        object->setColor(Color::kBlack);
}

inline void markObject(Collector& collector, Object* object) {
    if (object->isWhite()) markWhite(collector, object);
}

inline void markValue(Collector& collector, const Value& value) {
    if (value.holdsObject()) markObject(collector, value.object());
}

// Whether keys and values of nodes with this tag have an object: a Tag::Member has none.
constexpr bool hasObject(uint32_t tag) {
    return tag - uint32_t(Tag::ShortString) <= uint32_t(Tag::Buffer) - uint32_t(Tag::ShortString);
}

inline void markPayload(Collector& collector, uint32_t tag, const Payload& payload) {
    if (hasObject(tag)) markObject(collector, objectAt(payload.ref));
}

// The recursion ends here: a value is never an upvalue.
void markUpvalue(Collector& collector, Upvalue* upvalue) {
    upvalue->setColor(Color::kBlack);
    if (upvalue->isOpen()) collector.openUpvaluesSeen = true;
    markValue(collector, upvalue->value());
}

void markOwned(Ref contents) {
    if (contents != 0) ownedBlock(contents)->setColor(Color::kBlack);
}

template <class T> void markLink(Collector& collector, Link<T> link) {
    if (link.ref() != 0) markObject(collector, objectAt(link.ref()));
}

void markDueFinalizers(Collector& collector) {
    if (collector.dueCount == 0) return;
    const Ref* entries = pointerTo<Ref>(collector.finalizers);
    for (uint32_t i = 0; i < collector.finalizerCount; i++)
        if ((entries[i] & kDueBit) != 0) markObject(collector, objectAt(entries[i] - kDueBit));
}

void markTypeMetatables(State& state) {
    markOwned(state.typeMetatables);
    const Link<Table>* metatables = pointerTo<Link<Table>>(state.typeMetatables);
    for (uint32_t type = 0; type < uint32_t(Type::None); type++)
        markLink(state.collector, metatables[type]);
}

void markMembers(State& state) {
    markOwned(state.members);
    const Link<Object>* members = pointerTo<Link<Object>>(state.members);
    for (uint32_t number = 0; number < state.memberSource->count; number++)
        markLink(state.collector, members[number]);
}

void markRoots(State& state) {
    Collector& collector = state.collector;
    markLink(collector, state.thread);
    markLink(collector, state.mainThread);
    markLink(collector, state.newThread);
    markLink(collector, state.requestThread);
    markLink(collector, state.globals);
    markLink(collector, state.registry);
    markLink(collector, collector.newborn);
    markLink(collector, state.stringMetatable);
    if (state.typeMetatables != 0) markTypeMetatables(state);
    if (state.members != 0) markMembers(state);
    markOwned(state.random);
    for (MountedImage* mounted = state.images; mounted != nullptr; mounted = mounted->next)
        mounted->setColor(Color::kBlack);
    markValue(collector, state.error);
    markOwned(refTo(&state));
    markOwned(state.strings.slots);
    markOwned(collector.finalizers);
    markDueFinalizers(collector);
}

// ---- Traversal -----------------------------------------------------------------------------------

enum Weakness : uint8_t { kStrong = 0, kWeakKeys = 1, kWeakValues = 2 };

uint8_t weaknessBy(const Table* metatable) {
    if (isKnownAbsent(metatable, Metamethod::Mode)) return kStrong;
    Value mode;
    getByString(metatable, metamethodName(Metamethod::Mode), mode);
    if (!mode.isString()) return kStrong;
    const String* text = mode.string();
    bool hasKeys = memchr(text->text(), 'k', text->lengthBytes()) != nullptr;
    bool hasValues = memchr(text->text(), 'v', text->lengthBytes()) != nullptr;
    return uint8_t((hasKeys ? kWeakKeys : 0) | (hasValues ? kWeakValues : 0));
}

// The end of the table's own nodes. Constant ones are none of the collector's.
Node* nodesEnd(const Table* table) {
    return table->nodes.get() + (table->ownsNodes() ? table->nodeCount() : 0);
}

// The key of an entry without value must not keep its object alive, and may outlive it.
void clearKey(Node* node) {
    uint32_t tag = node->keyTag;
    if (tag < uint32_t(Tag::ShortString) || tag == uint32_t(Tag::DeadKey)) return;
    if (objectAt(node->key.ref)->isWhite()) node->keyTag = uint8_t(Tag::DeadKey);
}

// Whether an entry of a weak table with such a key or value is to be removed. Strings count as values
// (manual §2.5.4): they are marked instead.
bool isDying(uint32_t tag, const Payload& payload) {
    if (!hasObject(tag)) return false;
    Object* object = objectAt(payload.ref);
    if (!object->isWhite()) return false;
    if (tag > uint32_t(Tag::LongString)) return true;
    object->setColor(Color::kBlack);
    return false;
}

NL_ALWAYS_INLINE void markArray(Collector& collector, const Table* table) {
    const Payload* payloads = table->arrayPayloads();
    const uint8_t* tags = table->arrayTags();
    // Tags from ShortString on have bit 3 or 4 set. The tags are padded with Nil to a word.
    constexpr uint32_t collectableBits = 0x18181818;
    for (uint32_t i = 0; i < table->arrayCapacity(); i += kWordBytes) {
        uint32_t four;
        memcpy(&four, tags + i, sizeof(four));
        four &= collectableBits;
        for (uint32_t j = i; four != 0; four >>= 8, j++)
            if ((four & 0xFF) != 0) markObject(collector, objectAt(payloads[j].ref));
    }
}

void markNodes(Collector& collector, Table* table) {
    Node* end = nodesEnd(table);
    for (Node* node = table->nodes; node < end; node++) {
        if (node->tag() == Tag::Nil) {
            clearKey(node);
            continue;
        }
        markPayload(collector, node->keyTag, node->key);
        markPayload(collector, node->valueTag, node->value);
    }
}

void markKeys(Collector& collector, Table* table) {
    Node* end = nodesEnd(table);
    for (Node* node = table->nodes; node < end; node++) {
        if (node->tag() == Tag::Nil)
            clearKey(node);
        else
            markPayload(collector, node->keyTag, node->key);
    }
}

// Marks the values whose keys are marked. Returns whether any was white before.
bool markEphemerons(Collector& collector, Table* table) {
    bool hasMarked = false;
    Node* end = nodesEnd(table);
    for (Node* node = table->nodes; node < end; node++) {
        uint32_t tag = node->valueTag;
        if (tag == uint32_t(Tag::Nil)) {
            clearKey(node);
            continue;
        }
        if (isDying(node->keyTag, node->key) || !hasObject(tag)) continue;
        Object* value = objectAt(node->value.ref);
        if (!value->isWhite()) continue;
        markWhite(collector, value);
        hasMarked = true;
    }
    return hasMarked;
}

// Blackens the blocks of a table's parts.
NL_ALWAYS_INLINE void markParts(Table* table) {
    if (table->array != emptyArray() && !table->hasInnerArray())
        ownedBlock(table->array - kWordBytes)->setColor(Color::kBlack);
    if (table->nodes == emptyNode()) return;
    if (table->ownsNodes() && !table->hasInnerNodes())
        ownedBlock(table->nodes.ref() - table->freeNodeBytes())->setColor(Color::kBlack);
}

void traverseTable(Collector& collector, Table* table) {
    table->setColor(Color::kBlack);
    markParts(table);
    table->weakness = kStrong;
    if (Table* metatable = table->metatable) {
        markObject(collector, metatable);
        table->weakness = weaknessBy(metatable);
    }
    if (NL_LIKELY(table->weakness == kStrong)) {
        markArray(collector, table);
        if (table->nodes != emptyNode()) markNodes(collector, table);
        return;
    }
    collector.weakTablesSeen = true;
    if (table->weakness == kWeakValues) {
        markKeys(collector, table);
    } else if (table->weakness == kWeakKeys) {
        markArray(collector, table);
        markEphemerons(collector, table);
    }
}

void traverseThread(State& state, Thread* thread) {
    Collector& collector = state.collector;
    markLink(collector, thread->resumer);
    markLink(collector, thread->hook);
    if (thread->openUpvalues.ref() != 0) thread->openUpvalues->setColor(Color::kBlack);
    for (uint32_t i = 0; i < thread->openCount(); i++)
        markObject(collector, thread->openUpvalues->at(i));
    bool isRunning = thread == state.thread.get();
    Value* frames = reinterpret_cast<Value*>(isRunning ? state.frame.get() : thread->frame.get());
    if (thread->stack.ref() != 0) {
        markOwned(thread->stack.ref());
        Value* end = isRunning ? liveStackEnd(state) : liveEnd(thread->frame, thread->top);
        for (Value* slot = thread->stack; slot < end; slot++) markValue(collector, *slot);
        // What lies above may become registers of a call, and its objects may be gone by then.
        if (collector.phase == CollectorPhase::kAtomic)
            for (Value* slot = end; slot + 1 <= frames; slot++) slot->setNil();
    }
    if (collector.phase == CollectorPhase::kAtomic)
        thread->setColor(Color::kBlack);
    else
        pushTouched(collector, thread);
}

// Turns a gray object black and marks what it refers to.
void traverse(State& state, Object* object) {
    Collector& collector = state.collector;
    object->setColor(Color::kBlack);
    switch (object->kind()) {
    case ObjectKind::Table:
        traverseTable(collector, static_cast<Table*>(object));
        break;
    case ObjectKind::LuaClosure: {
        LuaClosure* closure = static_cast<LuaClosure*>(object);
        const Prototype* prototype = closure->prototype;
        if (isLoaded(prototype)) markObject(collector, loadedCodeOf(prototype));
        for (uint32_t i = 0; i < prototype->upvalueCount; i++)
            markLink(collector, closure->upvalues()[i]);
        break;
    }
    case ObjectKind::NativeClosure: {
        NativeClosure* closure = static_cast<NativeClosure*>(object);
        for (uint32_t i = 0; i < closure->upvalueCount; i++)
            markValue(collector, closure->upvalues()[i]);
        break;
    }
    case ObjectKind::Userdata: {
        Userdata* userdata = static_cast<Userdata*>(object);
        markLink(collector, userdata->metatable);
        for (uint32_t i = 0; i < userdata->userValueCount; i++)
            markValue(collector, userdata->userValues()[i]);
        break;
    }
    case ObjectKind::Thread:
        traverseThread(state, static_cast<Thread*>(object));
        break;
    case ObjectKind::LoadedCode:
        forEachString(static_cast<const LoadedCode*>(object), [&](const String* string) {
            markObject(collector, const_cast<String*>(string));
        });
        break;
    default:
        NL_ASSERT(false);
    }
}

// What the traversal of an object costs, in bytes looked at.
uint32_t traversalBytes(const Object* object) {
    switch (object->kind()) {
    case ObjectKind::Table: {
        const Table* table = static_cast<const Table*>(object);
        uint32_t nodeBytes = table->ownsNodes() ? table->nodeCount() * kNodeBytes : 0;
        return sizeof(Table) + table->arrayCapacity() * kWordBytes + nodeBytes;
    }
    case ObjectKind::Thread:
        return sizeof(Thread) + static_cast<const Thread*>(object)->stackBytes;
    default:
        return object->sizeBytes();
    }
}

uint32_t traverseNext(State& state) {
    Object* object = objectAt(state.collector.markStack[--state.collector.markCount]);
    traverse(state, object);
    return traversalBytes(object);
}

// Calls `action` for every block that is neither free nor white.
template <class Action> void forEachMarked(State& state, Action action) {
    HeapWalk walk = beginWalk(state.heap);
    for (Object* block; (block = blockAt(state.heap, walk)) != nullptr;) {
        walk.position += block->sizeBytes();
        if (!block->isWhite() && block->kind() != ObjectKind::Free) action(block);
    }
}

void emptyMarkStack(State& state) {
    while (state.collector.markCount != 0) traverseNext(state);
}

// Traverses until no object is gray; for the atomic phase.
void traverseAll(State& state) {
    emptyMarkStack(state);
    while (state.collector.markOverflow) {
        state.collector.markOverflow = false;
        forEachMarked(state, [&](Object* object) {
            if (object->color() != Color::kGray) return;
            traverse(state, object);
            emptyMarkStack(state);
        });
    }
}

// ---- Weak tables ---------------------------------------------------------------------------------

template <class Action> void forEachWeakTable(State& state, Action action) {
    forEachMarked(state, [&](Object* object) {
        if (object->kind() != ObjectKind::Table) return;
        Table* table = static_cast<Table*>(object);
        if (table->weakness != kStrong) action(table);
    });
}

// Marks the values of ephemerons until no more of their keys become marked.
void convergeEphemerons(State& state) {
    for (bool hasMarked = true; hasMarked;) {
        hasMarked = false;
        forEachWeakTable(state, [&](Table* table) {
            if (table->weakness != kWeakKeys) return;
            if (markEphemerons(state.collector, table)) hasMarked = true;
            emptyMarkStack(state);
        });
        traverseAll(state);
    }
}

void clearArrayValues(Table* table) {
    const Payload* payloads = table->arrayPayloads();
    uint8_t* tags = table->arrayTags();
    for (uint32_t i = 0; i < table->arrayCapacity(); i++)
        if (isDying(tags[i], payloads[i])) tags[i] = uint8_t(Tag::Nil);
}

// Removes the entries that die by their values, or, for `weakness` kWeakKeys, by their keys.
void clearEntries(State& state, Weakness weakness) {
    forEachWeakTable(state, [&](Table* table) {
        if ((table->weakness & weakness) == 0) return;
        if (weakness == kWeakValues) clearArrayValues(table);
        Node* end = nodesEnd(table);
        for (Node* node = table->nodes; node < end; node++) {
            if (node->tag() == Tag::Nil) {
                clearKey(node);
                continue;
            }
            bool isGone = weakness == kWeakValues ? isDying(node->valueTag, node->value)
                                                  : isDying(node->keyTag, node->key);
            if (!isGone) continue;
            node->valueTag = uint8_t(Tag::Nil);
            forgetMetamethods(table);
            clearKey(node);
        }
    });
}

// A table may have become weak, or strong again, since it was traversed, or may have been written.
void traverseWeakTablesAgain(State& state) {
    forEachWeakTable(state, [&](Table* table) { traverseTable(state.collector, table); });
    traverseAll(state);
}

// ---- Threads that die ----------------------------------------------------------------------------

// Calls `action` for every marked open upvalue of an unmarked thread.
template <class Action> void forEachStrayUpvalue(State& state, Action action) {
    HeapWalk walk = beginWalk(state.heap);
    for (Object* block; (block = blockAt(state.heap, walk)) != nullptr;) {
        walk.position += block->sizeBytes();
        if (block->kind() != ObjectKind::Thread || !block->isWhite()) continue;
        const Thread* thread = static_cast<Thread*>(block);
        for (uint32_t i = 0; i < thread->openCount(); i++) {
            Upvalue* upvalue = thread->openUpvalues->at(i);
            if (!upvalue->isWhite()) action(upvalue);
        }
    }
}

// The thread may have run, and changed the variable, after the upvalue was marked.
void markStrayUpvalues(State& state) {
    if (!state.collector.openUpvaluesSeen) return;
    forEachStrayUpvalue(state, [&](Upvalue* upvalue) {
        markValue(state.collector, upvalue->value());
    });
    traverseAll(state);
}

// The stack of a dead thread goes away, the captured variables do not.
void closeStrayUpvalues(State& state) {
    if (!state.collector.openUpvaluesSeen) return;
    forEachStrayUpvalue(state, [](Upvalue* upvalue) { upvalue->hold(*upvalue->location); });
}

// ---- Finalizers ----------------------------------------------------------------------------------

// Makes due what was not marked, and closes the gaps of entries that were taken.
void separateFinalizers(State& state) {
    Collector& collector = state.collector;
    Ref* entries = pointerTo<Ref>(collector.finalizers);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < collector.finalizerCount; i++) {
        Ref entry = entries[i];
        if (entry == 0) continue;
        if ((entry & kDueBit) == 0 && objectAt(entry)->isWhite()) {
            entry |= kDueBit;
            collector.dueCount++;
        }
        entries[kept++] = entry;
    }
    collector.finalizerCount = kept;
    collector.dueEnd = kept;
    if (collector.dueCount != 0) ask(state, kAttentionFinalize);
}

} // namespace

void noteFinalizer(State& state, Object* object) {
    if (object->hasFinalizer()) return;
    Collector& collector = state.collector;
    uint32_t neededBytes = kWordBytes + (collector.finalizerCount + 1) * kWordBytes;
    if (collector.finalizers == 0) {
        collector.finalizers = refTo(allocateOwned(state, 4 * kWordBytes) + 1);
    } else if (ownedBlock(collector.finalizers)->sizeBytes() < neededBytes) {
        Object* block = growOwned(state, ownedBlock(collector.finalizers),
                                  neededBytes + neededBytes / 2);
        collector.finalizers = refTo(block + 1);
    }
    pointerTo<Ref>(collector.finalizers)[collector.finalizerCount++] = refTo(object);
    object->header |= Header::kFinalizerBit;
}

Object* takeDueFinalizer(State& state) {
    Collector& collector = state.collector;
    if (collector.dueCount == 0) return nullptr;
    Ref* entries = pointerTo<Ref>(collector.finalizers);
    uint32_t last = collector.dueEnd - 1;
    while ((entries[last] & kDueBit) == 0) last--;
    Object* object = objectAt(entries[last] - kDueBit);
    entries[last] = 0;
    collector.dueEnd = last;
    if (--collector.dueCount == 0) cease(state, kAttentionFinalize);
    object->header &= ~Header::kFinalizerBit;
    return object;
}

void makeAllFinalizersDue(State& state) {
    Collector& collector = state.collector;
    Ref* entries = pointerTo<Ref>(collector.finalizers);
    for (uint32_t i = 0; i < collector.finalizerCount; i++) {
        if (entries[i] == 0 || (entries[i] & kDueBit) != 0) continue;
        entries[i] |= kDueBit;
        collector.dueCount++;
    }
    collector.dueEnd = collector.finalizerCount;
    if (collector.dueCount != 0) ask(state, kAttentionFinalize);
}

// ---- Phases --------------------------------------------------------------------------------------

namespace {

void beginCycle(State& state) {
    Collector& collector = state.collector;
    collector.phase = CollectorPhase::kMark;
    collector.markCount = collector.touchedCount = 0;
    collector.markOverflow = collector.touchedOverflow = false;
    collector.weakTablesSeen = collector.openUpvaluesSeen = false;
    markRoots(state);
}

void beginSweepPhase(State& state) {
    state.collector.phase = CollectorPhase::kSweep;
    beginSweepOfSet(state.strings);
    beginSweep(state.heap);
}

void traverseTouched(State& state) {
    Collector& collector = state.collector;
    while (collector.touchedCount != 0) {
        Object* object = objectAt(collector.markStack[kMarkStackSlots - collector.touchedCount--]);
        if (object->color() != Color::kGray) continue;
        traverse(state, object);
        emptyMarkStack(state);
    }
    if (collector.touchedOverflow) collector.markOverflow = true;
    traverseAll(state);
}

// What must happen in one piece: after this everything white is dead.
void finishMarking(State& state) {
    Collector& collector = state.collector;
    collector.phase = CollectorPhase::kAtomic;
    markRoots(state);
    traverseTouched(state);
    markStrayUpvalues(state);
    if (collector.weakTablesSeen) {
        traverseWeakTablesAgain(state);
        convergeEphemerons(state);
        clearEntries(state, kWeakValues);
    }
    separateFinalizers(state);
    if (collector.dueCount != 0) {
        markDueFinalizers(collector);
        traverseAll(state);
        if (collector.weakTablesSeen) convergeEphemerons(state);
    }
    if (collector.weakTablesSeen) {
        clearEntries(state, kWeakKeys);
        clearEntries(state, kWeakValues); // of tables that finalizers brought back
    }
    closeStrayUpvalues(state);
    collector.currentWhite ^= Color::kWhite1;
    beginSweepPhase(state);
}

// Does a piece of the mark phase. Returns its cost in bytes.
uint32_t markSlice(State& state) {
    Collector& collector = state.collector;
    if (collector.markCount != 0) return traverseNext(state);
    HeapWalk& cursor = state.heap.cursor;
    if (cursor.position != HeapWalk::kEnded) {
        closeRun(state.heap);
        Object* block = blockAt(state.heap, cursor);
        if (block == nullptr) return kWordBytes;
        cursor.position += block->sizeBytes();
        if (block->color() != Color::kGray || block->kind() == ObjectKind::Free) return kWordBytes;
        if (block->kind() == ObjectKind::Thread) {
            // Perhaps traversed already: the atomic phase will do.
            collector.touchedOverflow = true;
            return kWordBytes;
        }
        traverse(state, block);
        return traversalBytes(block);
    }
    if (collector.markOverflow) {
        collector.markOverflow = false;
        cursor = beginWalk(state.heap);
        return kWordBytes;
    }
    finishMarking(state);
    return collector.stepBytes;
}

// ---- Sweep ---------------------------------------------------------------------------------------

bool isFreeOrDead(const Object* block, uint32_t deadColor) {
    return block->kind() == ObjectKind::Free || block->color() == deadColor;
}

void discard(State& state, Object* block) {
    if (block->kind() == ObjectKind::Free) return;
    state.heap.usedBytes -= block->sizeBytes();
#if NANOLUA_CHECKS
    memset(block + 1, 0xA5, block->sizeBytes() - kWordBytes);
#endif
}

// Sweeps the run of free and dead blocks at the cursor, at most `blocks` of them. Returns how many.
uint32_t sweepRun(State& state, uint32_t blocks, uint32_t deadColor) {
    HeapWalk& cursor = state.heap.cursor;
    Ref start = cursor.position;
    Ref top = state.heap.regions[cursor.region].top;
    Ref end = start;
    uint32_t count = 0;
    while (end < top && isFreeOrDead(objectAt(end), deadColor)) {
        Object* block = objectAt(end);
        uint32_t runWords = (end - start) / kWordBytes + block->sizeWords();
        if (count == blocks && runWords <= kBlockWordsMax) {
            // Goes on from the run's start next time, where one free block stands for all so far.
            if (count != 0)
                objectAt(start)->header = (end - start) / kWordBytes << Header::kSizeShift;
            return count;
        }
        if (runWords > kBlockWordsMax) break;
        discard(state, block);
        end += block->sizeBytes();
        count++;
    }
    cursor.position = end;
    placeFreeRun(state.heap, start, end);
    return count;
}

void endSweepPhase(State& state) {
    endSweep(state.heap);
    if (!state.collector.emergency) shrinkSet(state);
    state.collector.phase = CollectorPhase::kPause;
    state.collector.liveBytesEstimate = state.heap.usedBytes;
}

// Whitens live blocks from the cursor on, at most `blocks` of them, up to one that is free or dead or
// to the region's top. Returns how many.
uint32_t sweepLive(Heap& heap, uint32_t blocks, uint32_t white) {
    const uint32_t deadColor = white ^ Color::kWhite1;
    Ref position = heap.cursor.position;
    const Ref top = heap.regions[heap.cursor.region].top;
    uint32_t count = 0;
    while (position < top && count < blocks) {
        Object* block = objectAt(position);
        if (isFreeOrDead(block, deadColor)) break;
        block->setColor(white);
        position += block->sizeBytes();
        count++;
    }
    heap.cursor.position = position;
    return count;
}

// Sweeps at least two and about `blocks` blocks.
void sweepSlice(State& state, uint32_t blocks) {
    Heap& heap = state.heap;
    closeRun(heap);
    heap.peakBytesNoted = peakBytes(heap);
    const uint32_t white = state.collector.currentWhite;
    if (!sweepSet(state.strings, blocks * 2, white ^ Color::kWhite1)) return;
    for (uint32_t count = 0; count < blocks;) {
        count += sweepLive(heap, blocks - count, white);
        if (blockAt(heap, heap.cursor) == nullptr) return endSweepPhase(state);
        count += sweepRun(state, blocks - count, white ^ Color::kWhite1) + 1;
    }
}

// ---- Pacing --------------------------------------------------------------------------------------

// Sets when the next cycle begins.
void setPause(State& state) {
    Collector& collector = state.collector;
    uint32_t granted = collector.liveBytesEstimate / 100 * collector.pausePercent;
    uint32_t minimum = state.heap.usedBytes + kPauseBytesMin;
    state.heap.collectAtBytes =
        granted > minimum + kPauseBytesLess ? granted - kPauseBytesLess : minimum;
}

void finishSweep(State& state) {
    while (state.collector.phase == CollectorPhase::kSweep) sweepSlice(state, 0xFFFFFF);
}

void collectAll(State& state) {
    // A mark phase under way is given up: sweeping without a change of white keeps everything.
    if (state.collector.phase == CollectorPhase::kMark) beginSweepPhase(state);
    finishSweep(state);
    beginCycle(state);
    finishMarking(state);
    finishSweep(state);
    setPause(state);
    validateHeap(state);
}

void doStep(State& state) {
    Collector& collector = state.collector;
    if (collector.phase == CollectorPhase::kPause) beginCycle(state);
    int32_t workBytes = int32_t(collector.stepBytes / 100 * collector.stepPercent);
    do {
        if (collector.phase == CollectorPhase::kMark) {
            workBytes -= int32_t(markSlice(state));
        } else {
            sweepSlice(state, kSweepSliceBlocks);
            workBytes -= int32_t(kSweepSliceBytes);
        }
    } while (workBytes > 0 && collector.phase != CollectorPhase::kPause);
}

#if NANOLUA_STRESS
// Finishes the cycle, now and then a second one, and leaves a third one before its atomic phase with
// everything marked, so that the program runs with as many black objects as possible.
void collectForStress(State& state) {
    if (state.collector.phase == CollectorPhase::kMark) {
        validateHeap(state);
        finishMarking(state);
    }
    finishSweep(state);
    if (state.heap.allocationCount % 2 == 0) collectAll(state);
    validateHeap(state);
    beginCycle(state);
    while (state.collector.markCount != 0 || state.collector.markOverflow ||
           state.heap.cursor.position != HeapWalk::kEnded)
        markSlice(state);
}
#endif

} // namespace

void initCollector(Collector& collector) {
    memset(&collector, 0, sizeof(collector));
    collector.currentWhite = Color::kWhite0;
    collector.pausePercent = kPausePercent;
    collector.stepPercent = kStepPercent;
    collector.stepBytes = kStepBytes;
    for (uint32_t i = 0; i < 3; i++) collector.generationalPercents[i] = kGenerationalPercents[i];
}

void collectStep(State& state) {
    Collector& collector = state.collector;
    cease(state, kAttentionCollect);
    if (!collector.stopped) doStep(state);
    // After a step's work, because sweeping lowers what is in use.
    if (collector.stopped || collector.phase != CollectorPhase::kPause)
        state.heap.collectAtBytes = state.heap.usedBytes + collector.stepBytes;
    else
        setPause(state);
}

void collectFully(State& state) {
    cease(state, kAttentionCollect);
    collectAll(state);
    if (state.thread.ref() != 0) fitStack(state);
}

// ---- Barriers ------------------------------------------------------------------------------------

void barrierForward(State& state, Object* parent, Object* child) {
    if (isMarking(state.collector))
        markWhite(state.collector, child);
    else
        parent->setColor(state.collector.currentWhite);
}

void barrierBackSlow(Collector& collector, Table* table) {
    if (isMarking(collector))
        pushTouched(collector, table);
    else
        table->setColor(collector.currentWhite);
}

Value* liveEnd(const Frame* frame, Value* top) {
    if (frame->isNative()) return top;
    Value* base = frame->base;
    Value* frameEnd = base + base[-1].luaClosure()->prototype->stackSlotsMax;
    return frameEnd > top ? frameEnd : top;
}

// ---- Checks --------------------------------------------------------------------------------------

#if NANOLUA_CHECKS
namespace {

ObjectKind kindOf(Tag tag) {
    constexpr ObjectKind kinds[] = {
        ObjectKind::ShortString, ObjectKind::LongString,    ObjectKind::Table,
        ObjectKind::LuaClosure,  ObjectKind::NativeClosure, ObjectKind::Userdata,
        ObjectKind::Thread,      ObjectKind::Buffer};
    return kinds[uint32_t(tag) - uint32_t(Tag::ShortString)];
}

// A reference from a live object: to an object of the right kind, not dead, and white only from
// parents that are not black.
void validateReference(const State& state, const Object* parent, const Object* child) {
    const Collector& collector = state.collector;
    NL_ASSERT(child->kind() != ObjectKind::Free);
    if (collector.phase == CollectorPhase::kMark)
        NL_ASSERT(!parent->isBlack() || !child->isWhite());
    if (collector.phase == CollectorPhase::kSweep)
        NL_ASSERT(child->color() != (collector.currentWhite ^ Color::kWhite1));
}

void validateValue(const State& state, const Object* parent, Tag tag, const Payload& payload) {
    if (tag < Tag::ShortString) return;
    NL_ASSERT(tag <= Tag::Buffer);
    NL_ASSERT(objectAt(payload.ref)->kind() == kindOf(tag));
    validateReference(state, parent, objectAt(payload.ref));
}

void validateTable(const State& state, const Table* table) {
    if (table->metatable.ref() != 0) validateReference(state, table, table->metatable.get());
    bool isMarkedWeak = state.collector.phase == CollectorPhase::kMark && !table->isWhite() &&
                        table->weakness != kStrong;
    if (isMarkedWeak) return;
    for (uint32_t i = 0; i < table->arrayCapacity(); i++)
        validateValue(state, table, Tag(table->arrayTags()[i]), table->arrayPayloads()[i]);
    for (const Node* node = table->nodes; node < nodesEnd(table); node++) {
        if (node->tag() == Tag::Nil) continue;
        validateValue(state, table, Tag(node->keyTag), node->key);
        if (node->tag() != Tag::Member) validateValue(state, table, node->tag(), node->value);
    }
}

void validateObject(const State& state, Object* object) {
    if (object->isUpvalue()) {
        const Upvalue* upvalue = static_cast<Upvalue*>(object);
        const Value value = upvalue->value();
        if (!upvalue->isOpen()) validateValue(state, upvalue, value.tag, value.payload);
        return;
    }
    switch (object->kind()) {
    case ObjectKind::Table:
        validateTable(state, static_cast<Table*>(object));
        break;
    case ObjectKind::NativeClosure: {
        NativeClosure* closure = static_cast<NativeClosure*>(object);
        for (uint32_t i = 0; i < closure->upvalueCount; i++) {
            const Value& value = closure->upvalues()[i];
            validateValue(state, closure, value.tag, value.payload);
        }
        break;
    }
    case ObjectKind::LoadedCode:
        forEachString(static_cast<const LoadedCode*>(object), [&](const String* string) {
            validateReference(state, object, string);
        });
        break;
    case ObjectKind::LuaClosure: {
        LuaClosure* closure = static_cast<LuaClosure*>(object);
        const Prototype* prototype = closure->prototype;
        if (isLoaded(prototype)) validateReference(state, closure, loadedCodeOf(prototype));
        for (uint32_t i = 0; i < prototype->upvalueCount; i++)
            if (closure->upvalues()[i].ref() != 0)
                validateReference(state, closure, closure->upvalues()[i].get());
        break;
    }
    default:
        break;
    }
}

} // namespace

void validateHeap(State& state) {
    validateBlocks(state.heap);
    // Objects that were not marked may be unreachable and not even initialized.
    bool isPause = state.collector.phase == CollectorPhase::kPause;
    HeapWalk walk = beginWalk(state.heap);
    for (Object* block; (block = blockAt(state.heap, walk)) != nullptr;) {
        walk.position += block->sizeBytes();
        if (isPause || block->isBlack()) validateObject(state, block);
    }
}
#else
void validateHeap(State&) {}
#endif

} // namespace nanolua
