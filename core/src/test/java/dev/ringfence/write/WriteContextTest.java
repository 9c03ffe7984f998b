package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteContextTest {
    private static final Actor ADA = Actor.human("ada");
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    private final WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .audit(audit)
            .meters(new SimpleMeterRegistry())
            .build();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private <T> T elsewhere(Callable<T> task) {
        try {
            return pool.submit(task).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void context_onAnotherThread_countsForTheSameWriteAndActor() {
        guard.run(Write.custom("purge").by(Actor.service("nightly")).maxRows(5), () -> {
            assertThat(elsewhere(guard::rowsLeft)).as("without a context").isEqualTo(10_000);
            Callable<Decision> three = guard.capture().callable(() -> {
                assertThat(guard.running().orElseThrow().actor()).isEqualTo(Actor.service("nightly"));
                return guard.countRows(3);
            });
            assertThat(elsewhere(three)).isEqualTo(Decision.allowed());
            assertThat(guard.rowsLeft()).isEqualTo(2);
            assertThat(elsewhere(three)).isInstanceOf(Decision.Denied.class);
            assertThat(elsewhere(() -> guard.running().isPresent()))
                    .as("the thread is as it was")
                    .isFalse();
        });
    }

    @Test
    void context_ofADryRun_isDryEverywhere() {
        guard.run(Write.custom("purge").asDryRun(), () -> {
            boolean[] dry = new boolean[1];
            guard.capture()
                    .executor(task -> elsewhere(() -> {
                        task.run();
                        return 0;
                    }))
                    .execute(() -> dry[0] = guard.running().orElseThrow().dryRun());
            assertThat(dry[0]).isTrue();
        });
    }

    @Test
    void rows_ofManyThreads_areAllCounted() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            guard.run(Write.custom("purge").maxRows(8_000), () -> {
                WriteContext context = guard.capture();
                java.util.List<Future<?>> futures = new java.util.ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    futures.add(many.submit(context.runnable(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            assertThat(guard.countRows(1)).isEqualTo(Decision.allowed());
                        }
                    })));
                }
                for (Future<?> future : futures) {
                    try {
                        future.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }
                assertThat(guard.rowsLeft()).isZero();
                assertThat(guard.countRows(1)).isInstanceOf(Decision.Denied.class);
            });
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void said_byAContext_holdsForWritesThatDoNotSayIt() {
        WriteContext context =
                guard.capture().as(ADA).because("a customer asked").ticket("OPS-1");
        context.run(() -> {
            assertThat(guard.rowsLeft()).as("the ceiling of a person").isEqualTo(100);
            guard.run(Write.custom("fix"), () -> {
                RunningWrite running = guard.running().orElseThrow();
                assertThat(running.actor()).isEqualTo(ADA);
                assertThat(running.write().reason()).contains("a customer asked");
                assertThat(running.write().ticket()).contains("OPS-1");
                guard.run(
                        Write.custom("inner"),
                        () -> assertThat(guard.running().orElseThrow().write().reason())
                                .as("a write within another is done for the same reason")
                                .contains("a customer asked"));
            });
            guard.run(
                    Write.custom("fix").because("another"),
                    () -> assertThat(guard.running().orElseThrow().write().reason())
                            .contains("another"));
        });
        assertThat(guard.capture().isEmpty()).isTrue();
        assertThat(audit.entries()).extracting(AuditEntry::actor).containsOnly(ADA);
        assertThat(context).hasToString("WriteContext of human ada");
    }

    @Test
    void context_dryRun_makesEveryWriteOne() {
        guard.capture()
                .asDryRun()
                .run(() -> guard.run(
                        Write.custom("purge"),
                        () -> assertThat(guard.running().orElseThrow().dryRun()).isTrue()));
    }

    @Test
    void context_blankReasonOrTicket_isRefused() {
        assertThatThrownBy(() -> guard.capture().because(" ")).hasMessage("'reason' must not be blank");
        assertThatThrownBy(() -> guard.capture().ticket("")).hasMessage("'ticket' must not be blank");
    }

    @Test
    void context_afterAFailure_isTakenBack() {
        assertThatThrownBy(() -> guard.capture().as(ADA).run(() -> {
                    throw new IllegalStateException("down");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(guard.capture().isEmpty()).isTrue();
    }

    @Test
    void micrometer_contextPropagation_carriesActorAndWrite() {
        ContextRegistry registry = new ContextRegistry();
        registry.registerThreadLocalAccessor(WriteContextAccessor.of(guard));
        ContextSnapshotFactory snapshots =
                ContextSnapshotFactory.builder().contextRegistry(registry).build();
        guard.capture()
                .as(ADA)
                .because("a test")
                .run(() -> guard.run(Write.custom("purge").maxRows(5), () -> {
                    ContextSnapshot snapshot = snapshots.captureAll();
                    assertThat(elsewhere(snapshot.wrap(() -> guard.rowsLeft()))).isEqualTo(5);
                    assertThat(elsewhere(snapshot.wrap(
                                    () -> guard.running().orElseThrow().actor())))
                            .isEqualTo(ADA);
                    assertThat(elsewhere(() -> guard.capture().isEmpty())).isTrue();
                }));
    }
}
