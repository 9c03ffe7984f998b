package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import org.jspecify.annotations.Nullable;

/** A write that runs on this thread, with the rows it has changed so far. Confined to its thread. */
final class WriteScope {
    final Write write;
    final Actor actor;
    final @Nullable WriteScope outer;
    private final long ceiling;
    private long rows;

    WriteScope(Write write, Actor actor, @Nullable WriteScope outer) {
        this.write = write;
        this.actor = actor;
        this.outer = outer;
        this.ceiling = write.maxRows().orElse(Long.MAX_VALUE);
    }

    /** The rows that this write and those around it may still change. */
    long left() {
        long left = Long.MAX_VALUE;
        for (WriteScope scope = this; scope != null; scope = scope.outer) {
            left = Math.min(left, scope.ceiling == Long.MAX_VALUE ? left : Math.max(0, scope.ceiling - scope.rows));
        }
        return left;
    }

    /** Adds rows to this write and those around it; the innermost whose ceiling is passed, or null. */
    @Nullable
    WriteScope add(long changed) {
        WriteScope passed = null;
        for (WriteScope scope = this; scope != null; scope = scope.outer) {
            scope.rows += changed;
            if (passed == null && scope.rows > scope.ceiling) {
                passed = scope;
            }
        }
        return passed;
    }

    long ceiling() {
        return ceiling;
    }

    long rows() {
        return rows;
    }
}
