package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.ChildJvm;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FlakyRelay;
import dev.ringfence.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Eight instances, in JVMs of their own, share one store. The clocks of two of them are an hour off. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedStateIT {
    private static final int INSTANCES = 8;
    private static final Actor OPERATOR = Actor.human("ada");

    private static final List<ChildJvm> children = new ArrayList<>();
    /** What each instance told last of what it is allowed. */
    private static final Map<ChildJvm, String[]> STATES = new HashMap<>();

    private static FlakyRelay relay;
    private static StateStore store;
    private static OperatingModeSwitch modes;

    @BeforeAll
    static void startInstances() throws Exception {
        PGSimpleDataSource dataSource = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        StoreTables.create(dataSource);
        store = StateStore.jdbc(dataSource);
        modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                .store(store)
                .build();
        relay = FlakyRelay.to(dataSource.getPortNumbers()[0]);
        String url = "jdbc:postgresql://localhost:" + relay.port() + "/" + dataSource.getDatabaseName();
        for (int i = 0; i < INSTANCES; i++) {
            String skewSeconds = i == 0 ? "3600" : i == 1 ? "-3600" : "0";
            children.add(ChildJvm.start(SharedInstance.class, url, skewSeconds));
        }
        for (ChildJvm child : children) {
            await(child, "allowed", "allowed");
        }
    }

    @AfterAll
    static void endInstances() throws Exception {
        children.forEach(ChildJvm::close);
        modes.close();
        relay.close();
    }

    /** What each says, as milliseconds after a time; the latest of all. */
    private static long latest(String startingWith, String rule, long since) throws InterruptedException {
        long latest = Long.MIN_VALUE;
        for (ChildJvm child : children) {
            String[] said = await(child, startingWith, rule);
            latest = Math.max(latest, Long.parseLong(said[1]) - since);
            if (startingWith.equals("refused")) {
                assertThat(Long.parseLong(said[3]))
                        .as("nothing began after it was refused")
                        .isLessThanOrEqualTo(Long.parseLong(said[1]));
            }
        }
        return latest;
    }

    /** The next line, whatever it tells; what it tells of the instance's state is kept. */
    private static String hear(ChildJvm child) throws InterruptedException {
        String line = child.await(any -> true);
        assertThat(line).doesNotStartWith("violation");
        if (line.startsWith("allowed ") || line.startsWith("refused ")) {
            STATES.put(child, line.split(" ", -1));
        }
        return line;
    }

    /**
     * The line by which an instance came into a state, perhaps before it was asked for: one that had no time for a while is
     * stale by itself, and tells nothing when it is to become so.
     */
    private static String[] await(ChildJvm child, String startingWith, String rule) throws InterruptedException {
        while (true) {
            String[] state = STATES.getOrDefault(child, new String[] {"", "", "", ""});
            if (startingWith.equals(state[0]) && rule.equals(state[2])) {
                return state;
            }
            hear(child);
        }
    }

    @Test
    @Order(1)
    void freeze_byOneInstance_isSeenByAllWhateverTheirClocks() throws Exception {
        long began = System.currentTimeMillis();
        modes.freeze(OPERATOR, "release week", Optional.empty());
        long seen = latest("refused", "freeze.switch", began);
        modes.thaw(OPERATOR, "over");
        latest("allowed", "allowed", began);
        System.out.println("a freeze was seen by 8 instances after " + seen + " ms");
        assertThat(seen).isNotNegative();
    }

    @Test
    @Order(2)
    void freeze_withAnEnd_endsByTheStoresClockWhateverTheInstances() throws Exception {
        // Seen by all, however late, before it gets the end that is to be looked at.
        modes.freeze(OPERATOR, "a day", Optional.of(store.now().plus(Duration.ofDays(1))));
        latest("refused", "freeze.switch", 0);
        Instant end = store.now().plusSeconds(2);
        modes.freeze(OPERATOR, "two seconds", Optional.of(end));
        for (ChildJvm child : children) {
            long freed = Long.parseLong(await(child, "allowed", "allowed")[1]) - end.toEpochMilli();
            // Far less than the hour that two of the clocks are off.
            assertThat(freed).isBetween(0L, Duration.ofMinutes(30).toMillis());
        }
    }

    @Test
    @Order(3)
    void approval_claimedBySixtyFourThreadsOfEachInstance_isHadByExactlyOne() throws Exception {
        assertThat(store.compareAndSet(SharedInstance.APPROVAL, 0, "{}", Optional.empty()))
                .isTrue();
        children.forEach(child -> child.tell("claim"));
        long won = 0;
        for (ChildJvm child : children) {
            String said = hear(child);
            while (!said.startsWith("won ")) {
                said = hear(child);
            }
            won += Long.parseLong(said.substring("won ".length()));
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    @Order(4)
    void store_thatHangs_letsNothingDestructiveBeginPastTheBound() throws Exception {
        assertNothingBeginsPastTheBound(relay::pause);
    }

    @Test
    @Order(5)
    void store_thatDied_letsNothingDestructiveBeginPastTheBound() throws Exception {
        assertNothingBeginsPastTheBound(relay::cut);
    }

    private static void assertNothingBeginsPastTheBound(Runnable failing) throws InterruptedException {
        latest("allowed", "allowed", 0);
        long failed = System.currentTimeMillis();
        failing.run();
        long stale = latest("refused", "mode.stale", failed);
        System.out.println("8 instances refused what is destructive " + stale + " ms after the store failed");
        relay.pass();
        latest("allowed", "allowed", failed);
    }
}
