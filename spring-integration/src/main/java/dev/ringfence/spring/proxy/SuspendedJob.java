package dev.ringfence.spring.proxy;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.proxy.Invocation;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteAttempt;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/**
 * A scheduled write: while the operating mode or a freeze stands against it, the scheduler's calls return at once, with a
 * line in the log when that begins, changes and ends, and none in between. The first of them is counted and audited as
 * any refusal. Whoever else calls the method gets the exception, and so does the scheduler for any other refusal.
 *
 * <p>Safe for use by many threads.
 */
final class SuspendedJob implements Invocation {
    private static final Logger LOG = LoggerFactory.getLogger(SuspendedJob.class);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final String job;
    private final boolean always;
    private final Invocation guarded;
    private final Supplier<WriteGuard> guard;
    private final AtomicReference<@Nullable Suspension> suspension = new AtomicReference<>();

    /**
     * Why it does not run.
     *
     * @param rule of the refusal
     * @param write what was refused; empty if it had begun
     */
    private record Suspension(String rule, Optional<Write> write) {}

    private SuspendedJob(String job, boolean always, Invocation guarded, Supplier<WriteGuard> guard) {
        this.job = job;
        this.always = always;
        this.guarded = guarded;
        this.guard = guard;
    }

    /** The call of a scheduled write so that it can be suspended; any other as it is. */
    static Invocation around(Method method, Class<?> target, Invocation guarded, Supplier<WriteGuard> guard) {
        MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        boolean scheduled = annotations.isPresent(Scheduled.class) || annotations.isPresent(Schedules.class);
        if (!scheduled || !GuardingAnnotations.isGuarded(method, target, GuardingAnnotations.WRITES)) {
            return guarded;
        }
        // On a thread of its own nothing is seen of the scheduler, and nobody waits for an exception either.
        boolean elsewhere = method.getReturnType() == void.class && annotations.isPresent(Async.class);
        return new SuspendedJob(target.getSimpleName() + "." + method.getName(), elsewhere, guarded, guard);
    }

    @Override
    public @Nullable Object invoke(Object handle, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (!always && !isCalledByScheduler()) {
            return guarded.invoke(handle, arguments);
        }
        Suspension before = suspension.get();
        if (before != null && stillHolds(before)) {
            return null;
        }
        try {
            Object result = guarded.invoke(handle, arguments);
            resume();
            return result;
        } catch (Throwable thrown) {
            Optional<RingfenceException> stopped = stopped(thrown);
            if (stopped.isEmpty()) {
                throw thrown;
            }
            suspend(stopped.get().refusal(), write(stopped.get()));
            return null;
        }
    }

    private static boolean isCalledByScheduler() {
        return STACK.walk(
                frames -> frames.anyMatch(frame -> frame.getDeclaringClass() == ScheduledMethodRunnable.class));
    }

    /** Asks without effect: a job of each second would otherwise fill the audit trail. */
    private boolean stillHolds(Suspension before) {
        if (before.write().isEmpty() || guard.get().level(Guard.OPERATIONS) != Level.ENFORCE) {
            return false;
        }
        if (guard.get().decide(before.write().get()) instanceof Decision.Denied denied && passes(denied.refusal())) {
            suspend(denied.refusal(), before.write());
            return true;
        }
        return false;
    }

    private void suspend(Refusal refusal, Optional<Write> write) {
        Suspension now = new Suspension(refusal.rule(), write);
        Suspension before = suspension.getAndSet(now);
        if (before == null || !before.rule().equals(now.rule())) {
            LOG.warn(
                    "Scheduled job {} is suspended by {}: {}",
                    job,
                    refusal.rule(),
                    String.join("; ", refusal.evidence()));
        }
    }

    private void resume() {
        if (suspension.getAndSet(null) != null) {
            LOG.info("Scheduled job {} runs again", job);
        }
    }

    private static Optional<RingfenceException> stopped(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RingfenceException refused) {
                return passes(refused.refusal()) ? Optional.of(refused) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True for what passes by itself: a mode, a freeze, a state that cannot be read. */
    private static boolean passes(Refusal refusal) {
        return refusal.guard() == Guard.OPERATIONS
                && (refusal.rule().startsWith("mode.") || refusal.rule().startsWith("freeze."));
    }

    private static Optional<Write> write(RingfenceException refused) {
        return refused instanceof WriteDeniedException denied
                ? denied.attempt().map(WriteAttempt::write)
                : Optional.empty();
    }
}
