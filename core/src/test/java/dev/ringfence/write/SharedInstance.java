package dev.ringfence.write;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.Levels;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One instance of an application: begins a destructive write again and again, and tells when it starts and ceases to be
 * allowed to. Its clock may be wrong. Arguments: the URL of the store, seconds that the clock is off, milliseconds between
 * two readings.
 */
final class SharedInstance {
    static final Duration STALE_AFTER = Duration.ofSeconds(2);
    static final StateKey APPROVAL = new StateKey("approval", "one");
    private static final int CLAIMANTS = 64;

    /** What the clock said last to this thread. */
    private static final ThreadLocal<Long> LAST = ThreadLocal.withInitial(() -> 0L);

    private SharedInstance() {}

    public static void main(String[] arguments) throws Exception {
        StateStore store = StateStore.jdbc(pool(arguments[0], Duration.ofSeconds(1)), Duration.ofSeconds(1));
        StateStore patient = StateStore.jdbc(pool(arguments[0], Patience.LONG), Patience.LONG);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[1])));
        OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                .store(store)
                .meters(new SimpleMeterRegistry())
                .pollEvery(Duration.ofMillis(arguments.length > 2 ? Long.parseLong(arguments[2]) : 300))
                .staleAfter(STALE_AFTER)
                .clocks(clock, SharedInstance::tick)
                .build();
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .clock(clock)
                .modes(modes)
                .build();
        Thread writing = new Thread(() -> write(guard, modes), "writes");
        writing.setDaemon(true);
        writing.start();
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            System.out.println("won " + claim(patient));
        }
    }

    private static long tick() {
        long now = System.nanoTime();
        LAST.set(now);
        return now;
    }

    /** When what is known was read: the same as before exactly if nothing was read meanwhile. Asked just before, by this thread. */
    private static long readAt(Duration age) {
        return LAST.get() - age.toNanos();
    }

    private static HikariDataSource pool(String url, Duration wait) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setUsername("postgres");
        dataSource.setMaximumPoolSize(4);
        dataSource.setConnectionTimeout(wait.toMillis());
        dataSource.setInitializationFailTimeout(-1);
        dataSource.setValidationTimeout(500);
        return dataSource;
    }

    /** Tells {@code allowed <when>} and {@code refused <when> <by which rule> <when the last one began>}, and a violation. */
    private static void write(WriteGuard guard, OperatingModeSwitch modes) {
        Write purge = Write.custom("purge").destructive().by(dev.ringfence.audit.Actor.service("shop"));
        String before = "";
        long[] began = new long[1];
        while (true) {
            String now;
            Duration age = modes.age();
            long readBefore = readAt(age);
            try {
                guard.run(purge, () -> {
                    began[0] = System.currentTimeMillis();
                    // Decided between these two looks, and by what was read before the first if that is the same.
                    if (age.compareTo(STALE_AFTER) > 0 && readAt(modes.age()) == readBefore) {
                        System.out.println("violation: began at an age of " + age);
                    }
                });
                now = "allowed";
            } catch (WriteDeniedException e) {
                now = e.refusal().rule();
            }
            if (!now.equals(before)) {
                String told = now.equals("allowed") ? "allowed " : "refused ";
                System.out.println(told + System.currentTimeMillis() + " " + now + " " + began[0]);
                before = now;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(10).toNanos());
        }
    }

    /** How many of this instance's threads had the one approval. */
    private static long claim(StateStore store) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMANTS);
        Callable<Boolean> claiming = () -> store.compareAndSet(APPROVAL, 1, "{\"used\":true}", Optional.empty());
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < CLAIMANTS; i++) {
            all.add(claiming);
        }
        long won = 0;
        for (Future<Boolean> one : threads.invokeAll(all)) {
            won += one.get() ? 1 : 0;
        }
        threads.shutdown();
        return won;
    }
}
