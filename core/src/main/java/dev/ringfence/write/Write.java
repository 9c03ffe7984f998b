package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The description of a write: what it is called, who does it, how much it may change and why. Immutable; each setter
 * returns a new description and refuses a second call.
 *
 * <pre>{@code
 * guard.get(Write.custom("purge").maxRows(500), () -> shop.purge(cutoff));
 * }</pre>
 */
public final class Write {

    /** What the write goes through. */
    public enum Kind {
        /** Statements of a guarded datastore. */
        SQL,
        /** Mail. */
        MAIL,
        /** A call to another system. */
        HTTP,
        /** Anything the application describes itself. */
        CUSTOM
    }

    private static final long NO_CEILING = -1;

    private final Kind kind;
    private final String operation;
    private final long maxRows;
    private final @Nullable Actor actor;
    private final @Nullable String reason;

    private Write(Kind kind, String operation, long maxRows, @Nullable Actor actor, @Nullable String reason) {
        this.kind = kind;
        this.operation = operation;
        this.maxRows = maxRows;
        this.actor = actor;
        this.reason = reason;
    }

    /** A write the application describes itself. */
    public static Write custom(String operation) {
        return of(Kind.CUSTOM, operation);
    }

    /** A write through statements of guarded datastores. */
    public static Write sql(String operation) {
        return of(Kind.SQL, operation);
    }

    /**
     * A write of a kind.
     *
     * @param operation the name of the operation, stable across releases; it appears in metrics, reports and audit
     * @throws IllegalArgumentException if the operation is blank
     */
    public static Write of(Kind kind, String operation) {
        Objects.requireNonNull(kind, "kind");
        if (operation.isBlank()) {
            throw new IllegalArgumentException("'operation' must not be blank");
        }
        return new Write(kind, operation, NO_CEILING, null, null);
    }

    /**
     * The most rows that all statements of this write together may change. Counted are the rows that guarded datastores
     * report on the thread that runs it; a statement that passes the ceiling is rolled back.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if it was set before
     */
    public Write maxRows(long maxRows) {
        if (maxRows < 0) {
            throw new IllegalArgumentException("'maxRows' must not be negative but was " + maxRows);
        }
        refuseSecond("maxRows", this.maxRows != NO_CEILING);
        return new Write(kind, operation, maxRows, actor, reason);
    }

    /**
     * Who does it; the guard's own actor where this is not said.
     *
     * @throws IllegalStateException if it was set before
     */
    public Write by(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        refuseSecond("actor", this.actor != null);
        return new Write(kind, operation, maxRows, actor, reason);
    }

    /**
     * Why it is done; people and agents must say so.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was set before
     */
    public Write because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must not be blank");
        }
        refuseSecond("reason", this.reason != null);
        return new Write(kind, operation, maxRows, actor, reason);
    }

    private void refuseSecond(String name, boolean set) {
        if (set) {
            throw new IllegalStateException("'" + name + "' must be set once but was set before on write " + operation);
        }
    }

    /** What the write goes through. */
    public Kind kind() {
        return kind;
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** The most rows it may change, if it says so. */
    public OptionalLong maxRows() {
        return maxRows == NO_CEILING ? OptionalLong.empty() : OptionalLong.of(maxRows);
    }

    /** Who does it, if it says so. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** Why, if it says so. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public String toString() {
        return kind + " " + operation + (maxRows == NO_CEILING ? "" : " maxRows=" + maxRows);
    }
}
