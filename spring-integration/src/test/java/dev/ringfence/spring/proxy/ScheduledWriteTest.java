package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;

@ExtendWith(OutputCaptureExtension.class)
class ScheduledWriteTest {
    private static final Actor ADA = Actor.human("ada");

    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(Scheduling.class)
            .withPropertyValues(
                    "ringfence.environment=production",
                    "ringfence.guards.operations=enforce",
                    // A job that destroys is refused by the mode, not because nobody read it for a while.
                    "ringfence.mode.stale-after=1h");

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    static class Nightly {
        private final AtomicInteger runs = new AtomicInteger();

        /** Never by the clock within a test: it runs when the test says so. */
        @Scheduled(initialDelay = 10_000, fixedDelay = 10_000, timeUnit = TimeUnit.SECONDS)
        @GuardedWrite(maxRows = 5, destructive = true)
        public void purge() {
            runs.incrementAndGet();
        }

        int runs() {
            return runs.get();
        }
    }

    static class Justified {
        @Scheduled(initialDelay = 10_000, fixedDelay = 10_000, timeUnit = TimeUnit.SECONDS)
        @GuardedWrite(requires = "justification")
        public void purge() {}
    }

    /** As the scheduler runs it, on this thread. */
    private static Runnable job(org.springframework.beans.factory.BeanFactory beans) {
        return beans.getBean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .findFirst()
                .orElseThrow()
                .getRunnable();
    }

    private static long lines(CapturedOutput output, String part) {
        return output.toString().lines().filter(line -> line.contains(part)).count();
    }

    @Test
    void job_whileNothingMayBeWritten_isSuspendedWithOneLineForEachChange(CapturedOutput output) {
        context.withBean(Nightly.class).run(started -> {
            OperatingModeSwitch modes = started.getBean(OperatingModeSwitch.class);
            Nightly nightly = started.getBean(Nightly.class);
            Runnable job = job(started);
            job.run();
            assertThat(nightly.runs()).isOne();

            modes.to(OperatingMode.READ_ONLY, ADA, "the primary is being moved");
            for (int i = 0; i < 50; i++) {
                job.run();
            }
            assertThat(nightly.runs()).isOne();
            assertThat(lines(output, "Scheduled job Nightly.purge is suspended by mode.read-only"))
                    .isOne();
            assertThat(output).contains("the primary is being moved");
            assertThat(started.getBean(WriteGuard.class).report().denials())
                    .as("denials: the first is counted, and what follows is the same")
                    .isOne();

            modes.to(OperatingMode.LOCKED, ADA, "nobody writes");
            job.run();
            job.run();
            assertThat(lines(output, "is suspended by mode.locked")).isOne();

            modes.to(OperatingMode.NORMAL, ADA, "moved");
            job.run();
            job.run();
            assertThat(nightly.runs()).isEqualTo(3);
            assertThat(lines(output, "Scheduled job Nightly.purge runs again")).isOne();

            modes.freeze(ADA, "the quarter ends", Optional.empty());
            job.run();
            job.run();
            assertThat(nightly.runs()).isEqualTo(3);
            assertThat(lines(output, "is suspended by freeze.switch")).isOne();
            assertThat(output).doesNotContain("Exception");
        });
    }

    @Test
    void call_thatTheSchedulerDoesNotMake_isRefused() {
        context.withBean(Nightly.class).run(started -> {
            started.getBean(OperatingModeSwitch.class).to(OperatingMode.READ_ONLY, ADA, "moving");
            job(started).run();
            assertThatThrownBy(started.getBean(Nightly.class)::purge).isInstanceOf(WriteDeniedException.class);
        });
    }

    @Test
    void refusal_thatDoesNotPassByItself_goesThrough() {
        context.withBean(Justified.class)
                .run(started -> assertThatThrownBy(job(started)::run).hasStackTraceContaining("justification"));
    }

    @Test
    void job_atObserve_runs() {
        context.withPropertyValues("ringfence.guards.operations=observe")
                .withBean(Nightly.class)
                .run(started -> {
                    started.getBean(OperatingModeSwitch.class).to(OperatingMode.READ_ONLY, ADA, "moving");
                    job(started).run();
                    assertThat(started.getBean(Nightly.class).runs()).isOne();
                });
    }

    @Test
    void job_relaxedByAnOperator_runsWhileThatLasts() {
        context.withBean(Nightly.class).run(started -> {
            started.getBean(OperatingModeSwitch.class).to(OperatingMode.READ_ONLY, ADA, "moving");
            Runnable job = job(started);
            job.run();
            started.getBean(WriteGuard.class)
                    .relaxToObserve(Guard.OPERATIONS, Duration.ofMinutes(5), ADA, "the purge must run");
            job.run();
            assertThat(started.getBean(Nightly.class).runs()).isOne();
        });
    }

    static class EachMoment {
        private final CountDownLatch runs = new CountDownLatch(3);

        @Scheduled(fixedRate = 1)
        @GuardedWrite(maxRows = 5)
        public void purge() {
            runs.countDown();
        }

        boolean ran() throws InterruptedException {
            return runs.await(5, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_onTheSchedulersOwnThreads_runsGuarded(boolean virtual) {
        context.withPropertyValues("spring.threads.virtual.enabled=" + virtual)
                .withBean(EachMoment.class)
                .run(started -> {
                    assertThat(started.getBean(EachMoment.class).ran()).isTrue();
                    assertThatCode(() -> started.getBean(OperatingModeSwitch.class)
                                    .to(OperatingMode.READ_ONLY, ADA, "moving"))
                            .doesNotThrowAnyException();
                });
    }
}
