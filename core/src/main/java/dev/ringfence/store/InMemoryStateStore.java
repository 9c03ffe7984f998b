package dev.ringfence.store;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Shared by the threads of one process, and gone with it. */
final class InMemoryStateStore implements StateStore {
    private final ConcurrentMap<StateKey, StateEntry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final ExpiredEntries expired = new ExpiredEntries();

    InMemoryStateStore(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public Optional<StateEntry> find(StateKey key) {
        return Optional.ofNullable(entries.get(key)).filter(this::lives);
    }

    @Override
    public List<StateEntry> list(String kind) {
        return entries.values().stream()
                .filter(entry -> entry.key().kind().equals(kind))
                .filter(this::lives)
                .sorted(Comparator.comparing(entry -> entry.key().id()))
                .toList();
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt) {
        StateEntry.requireStorable(json);
        boolean[] changed = new boolean[1];
        entries.compute(key, (same, before) -> {
            StateEntry living = before != null && lives(before) ? before : null;
            changed[0] = expectedVersion == (living == null ? 0 : living.version());
            return changed[0] ? new StateEntry(key, expectedVersion + 1, json, now(), expiresAt) : before;
        });
        if (changed[0] && expiresAt.isPresent()) {
            expired.made(this::removeExpired);
        }
        return changed[0];
    }

    @Override
    public boolean remove(StateKey key, long expectedVersion) {
        boolean[] removed = new boolean[1];
        entries.computeIfPresent(key, (same, before) -> {
            removed[0] = lives(before) && before.version() == expectedVersion;
            return removed[0] ? null : before;
        });
        return removed[0];
    }

    @Override
    public int removeExpired() {
        int[] removed = new int[1];
        entries.keySet()
                .forEach(key -> entries.computeIfPresent(key, (same, entry) -> {
                    removed[0] += lives(entry) ? 0 : 1;
                    return lives(entry) ? entry : null;
                }));
        return removed[0];
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** There is no transaction to share with: what is found may change at once. */
    @Override
    public Optional<StateEntry> findForShare(StateKey key, Connection writer) {
        return find(key);
    }

    private boolean lives(StateEntry entry) {
        return entry.expiresAt().filter(end -> !now().isBefore(end)).isEmpty();
    }
}
