package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A write that runs now on this thread, and on those its context was carried to: what was decided about it, and how much
 * it has changed so far. Found by {@link WriteGuard#running()}.
 *
 * <p>Not more than a view: nothing that reads it can change what the write may do. Safe for use by many threads; the
 * counts are of all of them.
 */
public final class RunningWrite {
    final @Nullable RunningWrite outer;
    final WriteTerms terms;
    private final WriteAttempt attempt;
    private final WriteRules.Entry entry;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong entities = new AtomicLong();
    private final CopyOnWriteArrayList<Runnable> endings = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> rulesPassed = new CopyOnWriteArrayList<>();
    private volatile boolean refused;
    // Made once, so that asking costs no allocation.
    private final Optional<RunningWrite> present = Optional.of(this);

    RunningWrite(WriteAttempt attempt, WriteRules.Entry entry, WriteTerms terms, @Nullable RunningWrite outer) {
        this.attempt = attempt;
        this.entry = entry;
        this.terms = terms;
        this.outer = outer;
    }

    /** What was asked for. */
    public Write write() {
        return attempt.write();
    }

    /** The write, its actor, where and since when; where nothing was asked of it, since it was first looked at. */
    public WriteAttempt attempt() {
        return attempt;
    }

    /** Who does it. */
    public Actor actor() {
        return attempt.actor();
    }

    /** What was decided when it began. Where that is not enforced it may be a denial, and the write runs all the same. */
    public Decision decision() {
        return entry.decision();
    }

    /**
     * True if everything it does through guarded datastores is to be rolled back: it, or a write around it, is a dry run.
     */
    public boolean dryRun() {
        return entry.decision() instanceof Decision.DryRun || write().isDryRun() || (outer != null && outer.dryRun());
    }

    /** True if somebody answers for it by a {@link WriteOverride}, or for a write around it. */
    public boolean overridden() {
        return entry.lifted().isPresent() || (outer != null && outer.overridden());
    }

    /** True if it is taken out of the policy by {@link Write#unrestrictedBecause}. */
    public boolean unrestricted() {
        return write().isUnrestricted();
    }

    /** True if it is to be audited however it ends: it asks for it, something was required of it, or it is overridden. */
    public boolean audited() {
        return write().isAudited() || terms.audited() || entry.lifted().isPresent();
    }

    /**
     * What the audit keeps of it, for who writes that into the transaction of its statements.
     *
     * @param at when
     */
    public AuditEntry auditEntry(Instant at) {
        return auditEntry(at, dryRun() ? "runs dry" : "runs");
    }

    AuditEntry auditEntry(Instant at, String event) {
        StringBuilder detail =
                new StringBuilder(write().kind().name()).append(' ').append(event);
        write().ticket().ifPresent(ticket -> detail.append(", ticket ").append(ticket));
        write().reason().ifPresent(reason -> detail.append(", because ").append(reason));
        write().unrestricted()
                .ifPresent(reason -> detail.append(", unrestricted because ").append(reason));
        if (overridden()) {
            detail.append(", overridden: ").append(overrideDetail());
        }
        return new AuditEntry(
                at,
                AuditEntry.Kind.OPERATION,
                actor(),
                attempt.environment().name(),
                write().operation(),
                "",
                detail.toString());
    }

    /** Who answers for it, and why: for it or the nearest write around it. */
    String overrideDetail() {
        for (RunningWrite write = this; write != null; write = write.outer) {
            if (write.write().override().isPresent()) {
                return write.write().override().get().detail();
            }
        }
        return "";
    }

    /** What would have held, where somebody answers for it. */
    Optional<Decision> lifted() {
        return entry.lifted();
    }

    /** True the first time that it passes a rule which does not hold it. */
    boolean firstPast(String rule) {
        return rulesPassed.addIfAbsent(rule);
    }

    /** Notes that something it tried was refused, so that it did not succeed, whatever its code made of that. */
    void noteRefusal() {
        for (RunningWrite write = this; write != null; write = write.outer) {
            write.refused = true;
        }
    }

    boolean refused() {
        return refused;
    }

    /**
     * Has something run when this write ends, whichever way, on the thread that ends it, before its outcome is told. For
     * what is to be put in order then, such as the rollback of a dry run.
     *
     * @param ending must not throw: what it throws is counted as a defect
     */
    public void atEnd(Runnable ending) {
        endings.add(ending);
    }

    void end(BiConsumer<String, RuntimeException> defects) {
        for (Runnable ending : endings) {
            try {
                ending.run();
            } catch (RuntimeException defect) {
                defects.accept("write.end", defect);
            }
        }
    }

    /** The limits that hold for it, those of writes around it not included. */
    public Ceilings ceilings() {
        return entry.ceilings();
    }

    /** The write around it, if it began within another. */
    public Optional<RunningWrite> outer() {
        return outer == null ? Optional.empty() : outer.present;
    }

    /** The rows changed so far, as guarded datastores counted them; those of writes within it included. */
    public long rows() {
        return rows.get();
    }

    /** The changing statements begun so far, as guarded datastores counted them; those of writes within it included. */
    public long statements() {
        return statements.get();
    }

    /** The entities changed so far, as the application counted them; those of writes within it included. */
    public long entities() {
        return entities.get();
    }

    /** The rows that this write and those around it may still change; {@link Long#MAX_VALUE} if nothing limits them. */
    public long rowsLeft() {
        long left = Long.MAX_VALUE;
        for (RunningWrite write = this; write != null; write = write.outer) {
            long ceiling = write.ceilings().rows();
            if (ceiling != Ceilings.NONE) {
                left = Math.min(left, Math.max(0, ceiling - write.rows()));
            }
        }
        return left;
    }

    /** Adds rows to this write and those around it; the innermost whose ceiling is passed, or null. */
    @Nullable
    RunningWrite addRows(long changed) {
        RunningWrite passed = null;
        for (RunningWrite write = this; write != null; write = write.outer) {
            if (write.rows.addAndGet(changed) > write.ceilings().rows() && passed == null) {
                passed = write;
            }
        }
        return passed;
    }

    /** Adds a statement to this write and those around it; the innermost whose ceiling is passed, or null. */
    @Nullable
    RunningWrite addStatement() {
        RunningWrite passed = null;
        for (RunningWrite write = this; write != null; write = write.outer) {
            if (write.statements.incrementAndGet() > write.ceilings().statements() && passed == null) {
                passed = write;
            }
        }
        return passed;
    }

    /** Adds entities to this write and those around it; the innermost whose ceiling is passed, or null. */
    @Nullable
    RunningWrite addEntities(long changed) {
        RunningWrite passed = null;
        for (RunningWrite write = this; write != null; write = write.outer) {
            if (write.entities.addAndGet(changed) > write.ceilings().entities() && passed == null) {
                passed = write;
            }
        }
        return passed;
    }

    Optional<RunningWrite> present() {
        return present;
    }

    /** The write, its actor and its counts; no value of any statement. */
    @Override
    public String toString() {
        return write() + " by " + actor() + ", " + rows() + " rows by " + statements() + " statements so far";
    }
}
