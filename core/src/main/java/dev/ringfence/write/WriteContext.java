package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who acts and which write runs, taken from one thread to be carried to others. Made by {@link WriteGuard#capture()}.
 *
 * <pre>{@code
 * guard.run(write, () -> rows.forEach(row -> pool.execute(guard.capture().runnable(() -> store(row)))));
 * }</pre>
 *
 * <p>Guaranteed: what runs in the context counts against the ceilings of the write, is rolled back where it is a dry run,
 * and is done by the same actor; afterwards the thread is as it was. A task that outlives the write is still held to what
 * is left of its ceilings. Not guaranteed: anything about work that is handed to another thread without a context. A thread
 * of a {@link java.util.concurrent.ForkJoinPool} that waits within a write may take over another task, which then runs
 * within that write unless it has a context of its own.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class WriteContext {
    private final CurrentWrite current;
    private final @Nullable RunningWrite running;
    private final Said said;

    private WriteContext(CurrentWrite current, @Nullable RunningWrite running, Said said) {
        this.current = current;
        this.running = running;
        this.said = said;
    }

    static WriteContext of(CurrentWrite current) {
        return new WriteContext(current, current.running(), current.said());
    }

    /** The same with another actor for writes and statements that do not say who does them. */
    public WriteContext as(Actor actor) {
        return with(new Said(
                Objects.requireNonNull(actor, "actor"), said.reason(), said.ticket(), said.override(), said.dryRun()));
    }

    /**
     * The same with another reason for writes that do not say why, such as what a form of an administrator asked for.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public WriteContext because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
        return with(new Said(said.actor(), reason, said.ticket(), said.override(), said.dryRun()));
    }

    /**
     * The same with another ticket for writes that do not name one.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public WriteContext ticket(String ticket) {
        if (ticket.isBlank()) {
            throw new IllegalArgumentException("'ticket' must not be blank");
        }
        return with(new Said(said.actor(), said.reason(), ticket, said.override(), said.dryRun()));
    }

    /** The same with what lifts the open requirements and denials of writes that do not bring their own. */
    public WriteContext overriddenBy(WriteOverride override) {
        Objects.requireNonNull(override, "override");
        return with(new Said(said.actor(), said.reason(), said.ticket(), override, said.dryRun()));
    }

    /** The same in which every write is a dry run; see {@link Write#asDryRun}. */
    public WriteContext asDryRun() {
        return with(new Said(said.actor(), said.reason(), said.ticket(), said.override(), true));
    }

    private WriteContext with(Said other) {
        return new WriteContext(current, running, other);
    }

    /** The write that is carried, if one ran. */
    public Optional<RunningWrite> running() {
        return running == null ? Optional.empty() : running.present();
    }

    /** Who acts, if it was said. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(said.actor());
    }

    /** True if it carries no write and says nothing for any. */
    public boolean isEmpty() {
        return running == null && said.equals(Said.NOTHING);
    }

    /** Runs something in this context. */
    public void run(Runnable action) {
        WriteContext before = enter();
        try {
            action.run();
        } finally {
            before.enter();
        }
    }

    /** Runs something in this context that gives a result. */
    public <T extends @Nullable Object> T get(Supplier<T> action) {
        WriteContext before = enter();
        try {
            return action.get();
        } finally {
            before.enter();
        }
    }

    /**
     * Runs something in this context that may fail with a checked exception.
     *
     * @throws Exception what {@code action} threw
     */
    public <T extends @Nullable Object> T call(Callable<T> action) throws Exception {
        WriteContext before = enter();
        try {
            return action.call();
        } finally {
            before.enter();
        }
    }

    /** A task that runs in this context, whatever thread runs it. */
    public Runnable runnable(Runnable action) {
        return () -> run(action);
    }

    /** A task with a result that runs in this context, whatever thread runs it. */
    public <T extends @Nullable Object> Callable<T> callable(Callable<T> action) {
        return () -> call(action);
    }

    /** An executor whose tasks run in this context. */
    public Executor executor(Executor executor) {
        return action -> executor.execute(runnable(action));
    }

    /** The same guard's context that carries nothing. */
    WriteContext nothing() {
        return new WriteContext(current, null, Said.NOTHING);
    }

    /** Makes it the context of this thread; gives the one that was. For frameworks that cannot wrap what they run. */
    WriteContext enter() {
        WriteContext before = of(current);
        current.carry(running, said);
        return before;
    }

    /** The actor and the operation that are carried. */
    @Override
    public String toString() {
        return "WriteContext" + (said.actor() == null ? "" : " of " + said.actor())
                + (running == null ? "" : " in " + running);
    }
}
