package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Proves, in a test, that a mode does what it promises: every path that writes is refused by the mode, and every path that
 * reads works.
 *
 * <pre>{@code
 * ModeRehearsal.of(guard)
 *         .write("purge", () -> shop.purge(cutoff))
 *         .read("list", () -> shop.list())
 *         .rehearse(OperatingMode.READ_ONLY);
 * }</pre>
 *
 * <p>It switches the real mode of the guard's switch while it runs, for every instance that shares the store, and back
 * afterwards: give it a switch of its own. Not safe for use by many threads.
 */
public final class ModeRehearsal {
    private static final Actor REHEARSAL = Actor.human("rehearsal");

    private final OperatingModeSwitch modes;
    private final Map<String, Callable<?>> writes = new LinkedHashMap<>();
    private final Map<String, Callable<?>> reads = new LinkedHashMap<>();

    private ModeRehearsal(OperatingModeSwitch modes) {
        this.modes = modes;
    }

    /**
     * A rehearsal of a guard's mode.
     *
     * @throws IllegalStateException if the guard has no switch
     */
    public static ModeRehearsal of(WriteGuard guard) {
        return new ModeRehearsal(guard.modes()
                .orElseThrow(() -> new IllegalStateException(
                        "'modes' must be set on the guard: WriteGuard.builder(...).modes(...)")));
    }

    /** A path that must be refused. */
    public ModeRehearsal write(String name, Callable<?> path) {
        add(writes, name, path);
        return this;
    }

    /** A path that must work. */
    public ModeRehearsal read(String name, Callable<?> path) {
        add(reads, name, path);
        return this;
    }

    private static void add(Map<String, Callable<?>> paths, String name, Callable<?> path) {
        if (paths.putIfAbsent(name, Objects.requireNonNull(path, "path")) != null) {
            throw new IllegalStateException("'" + name + "' must be one path but was given twice");
        }
    }

    /**
     * Switches, walks all paths, and switches back.
     *
     * @throws IllegalArgumentException if the mode is NORMAL, which refuses nothing
     * @throws IllegalStateException if there is no path that writes
     * @throws AssertionError if a path did not do what it must; it names each of them
     */
    public void rehearse(OperatingMode mode) {
        if (mode == OperatingMode.NORMAL) {
            throw new IllegalArgumentException("'mode' must refuse something but was NORMAL");
        }
        if (writes.isEmpty()) {
            throw new IllegalStateException(
                    "'write' must be called at least once: a rehearsal without one proves nothing");
        }
        OperatingMode before = modes.mode();
        modes.to(mode, REHEARSAL, "a rehearsal");
        List<String> failures = new ArrayList<>();
        try {
            writes.forEach((name, path) -> requireRefused(mode, name, path, failures));
            reads.forEach((name, path) -> requireWorks(mode, name, path, failures));
        } finally {
            modes.to(before, REHEARSAL, "the rehearsal is over");
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("; ", failures));
        }
    }

    private static void requireRefused(OperatingMode mode, String name, Callable<?> path, List<String> failures) {
        try {
            path.call();
            failures.add("'" + name + "' wrote in " + mode);
        } catch (WriteDeniedException denied) {
            if (!denied.refusal().rule().equals("mode." + mode.label())) {
                failures.add("'" + name + "' was refused by " + denied.refusal().rule() + " and not by " + mode);
            }
        } catch (Exception other) {
            failures.add("'" + name + "' failed in " + mode + " with "
                    + other.getClass().getName());
        }
    }

    private static void requireWorks(OperatingMode mode, String name, Callable<?> path, List<String> failures) {
        try {
            path.call();
        } catch (Exception failed) {
            failures.add("'" + name + "' must work in " + mode + " but failed with "
                    + failed.getClass().getName());
        }
    }
}
