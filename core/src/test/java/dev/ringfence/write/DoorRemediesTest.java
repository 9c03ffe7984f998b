package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorRemediesTest {
    private static WriteGuard guard(WriteRule... rules) {
        WritePolicy.Builder policy = WritePolicy.builder();
        for (WriteRule rule : rules) {
            policy.rule(rule);
        }
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .policy(policy.build())
                .meters(new SimpleMeterRegistry())
                .build();
    }

    private static String remedy(WriteGuard guard, Write write) {
        return Objects.requireNonNull(catchThrowableOfType(
                        WriteDeniedException.class,
                        () -> guard.run(write, () -> guard.apply(guard.countRows(6), Subject.named("rows")))))
                .refusal()
                .remedy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQL | Write.sql(\"purge\").maxRows(6)",
                "CUSTOM | Write.custom(\"purge\").maxRows(6)",
                "MAIL | Write.of(Write.Kind.MAIL, \"purge\").maxRows(6)",
                "HTTP | Write.of(Write.Kind.HTTP, \"purge\").maxRows(6)",
            })
    void ceilingOfAWrite_passed_isRaisedByTheCallThatDescribesIt(Write.Kind kind, String call) {
        assertThat(remedy(guard(), Write.of(kind, "purge").maxRows(5))).endsWith("where it is described: " + call);
    }

    @Test
    void ceilingOfAPolicy_belowThatOfTheWrite_isRaisedInThePolicy() {
        WriteGuard guard = guard(WriteRule.of("pur*").maxRows(5).build());
        assertThat(remedy(guard, Write.sql("purge").maxRows(50))).contains("in the policy: WriteRule.of(\"purge\")");
        assertThat(remedy(guard, Write.sql("purge").maxRows(4))).contains("Write.sql(\"purge\").maxRows(6)");
    }

    @Test
    void ceilingOfARequirement_passed_isRaisedThere() {
        WriteGuard guard = guard(WriteRule.of("purge")
                .requires(BlastRadius.NAME, Map.of("rows", "5"))
                .build());
        assertThat(remedy(guard, Write.sql("purge")))
                .endsWith("raise the limit of what is required of it: blast-radius");
    }

    @Test
    void ceilingOfAnOverride_passed_isRaisedByAnother() {
        WriteGuard guard = guard();
        BreakGlass glass = BreakGlass.by(Actor.human("ada"))
                .because("an emergency")
                .ticket("OPS-1")
                .lasting(Duration.ofMinutes(5))
                .maxRows(5)
                .meters(new SimpleMeterRegistry())
                .open(guard);
        Write write = Write.sql("purge").by(Actor.human("ada")).overriddenBy(glass);
        assertThat(remedy(guard, write)).endsWith("have it overridden for more: BreakGlass.by(...).maxRows(6)");
    }

    @Test
    void reason_missing_isGivenWhereTheWriteIsDescribedOrCalled() {
        Write described = Write.sql("purge").by(Actor.human("ada"));
        assertThat(remedy(guard(), described)).isEqualTo("say why: Write.sql(\"purge\").because(\"...\")");
        assertThat(remedy(guard(), described.declaredOn("Shop.purge")))
                .isEqualTo("say why: guard.capture().because(\"...\").call(...) around the call");
    }
}
