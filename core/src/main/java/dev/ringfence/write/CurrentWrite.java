package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who acts on a thread, and which write runs there. One for all guards that share a report; each thread has its own. */
final class CurrentWrite {
    private final Actor otherwise;
    private final ThreadLocal<Place> places;

    /** Threads that carry something. */
    private final AtomicInteger taken = new AtomicInteger();

    private final AtomicInteger dryRuns = new AtomicInteger();

    /** What one thread carries: nothing most of the time. Only that thread touches it. */
    private static final class Place {
        @Nullable
        RunningWrite running;
        /** The write that runs as long as nobody has looked at it, with what holds for it. */
        @Nullable
        Write unseen;

        WriteRules.@Nullable Plan plan;
        /** Null where nothing is said. */
        @Nullable
        Said said;

        boolean isFree() {
            return running == null && unseen == null && said == null;
        }

        /** Made when first looked at: most writes end before anybody does. */
        @Nullable
        RunningWrite running() {
            if (unseen != null && plan != null) {
                running = plan.begun(unseen);
                unseen = null;
                plan = null;
            }
            return running;
        }

        void running(@Nullable RunningWrite write) {
            running = write;
            unseen = null;
            plan = null;
        }
    }

    CurrentWrite(Actor otherwise) {
        this.otherwise = otherwise;
        // One of each guard: several environments may live in one process. Never removed: setting the entry up anew
        // would cost the next write more than the guard itself.
        this.places = ThreadLocal.withInitial(Place::new);
    }

    @Nullable
    RunningWrite running() {
        return places.get().running();
    }

    /** Begins a write of which nothing is asked; false on a thread that carries something already. */
    boolean begin(Write write, WriteRules.Plan plan) {
        Place place = places.get();
        if (!place.isFree()) {
            return false;
        }
        place.unseen = write;
        place.plan = plan;
        taken.incrementAndGet();
        return true;
    }

    /** Ends a write of which nothing is asked, if nobody looked at it; otherwise gives the write that it became. */
    @Nullable
    RunningWrite endUnseen() {
        Place place = places.get();
        if (place.unseen != null) {
            carry(place, null, place.said);
        }
        return place.running;
    }

    void begin(RunningWrite write) {
        if (write.dryRun()) {
            dryRuns.incrementAndGet();
        }
        Place place = places.get();
        carry(place, write, place.said);
    }

    void end(RunningWrite write) {
        if (write.dryRun()) {
            dryRuns.decrementAndGet();
        }
        Place place = places.get();
        carry(place, write.outer, place.said);
    }

    /** Has this thread carry these, in place of what it carried. */
    void carry(@Nullable RunningWrite write, Said said) {
        carry(places.get(), write, said.equals(Said.NOTHING) ? null : said);
    }

    private void carry(Place place, @Nullable RunningWrite write, @Nullable Said said) {
        boolean wasFree = place.isFree();
        place.running(write);
        place.said = said;
        boolean free = place.isFree();
        if (wasFree != free) {
            taken.addAndGet(free ? -1 : 1);
        }
    }

    /** True if any thread carries a write or what a context says. */
    boolean any() {
        return taken.get() != 0;
    }

    /** True if a dry run runs on any thread. */
    boolean anyDry() {
        return dryRuns.get() != 0;
    }

    /** Who acts where nobody said: the one of the running write, of the context, of the guard. */
    Actor actor() {
        Place place = places.get();
        RunningWrite running = place.running();
        if (running != null) {
            return running.actor();
        }
        Actor bound = place.said == null ? null : place.said.actor();
        return bound != null ? bound : otherwise;
    }

    /** Who acts where neither a write nor a context says. */
    Actor otherwise() {
        return otherwise;
    }

    /** The write with what the write around it, and the context, say for it. */
    Write filled(Write write) {
        Place place = places.get();
        RunningWrite running = place.running();
        Write nearest = running == null ? write : Said.of(running).fill(write);
        return place.said == null ? nearest : place.said.fill(nearest);
    }

    Said said() {
        Said said = places.get().said;
        return said == null ? Said.NOTHING : said;
    }
}
