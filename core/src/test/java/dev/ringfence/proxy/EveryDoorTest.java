package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Need;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import dev.ringfence.write.DryRunFirst;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.RecoveryPoint;
import dev.ringfence.write.Requirement;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.Subject;
import dev.ringfence.write.UnrestrictedWrite;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteAttempt;
import dev.ringfence.write.WriteContext;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import dev.ringfence.write.WriteRule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of writes is asked through every door: what a call says, an annotation, a policy in code, a policy in a file.
 * Each door is asked three times: where the rule is not met, where it is met, and where it does not speak of the operation.
 */
class EveryDoorTest {

    /** Where a rule is said. */
    enum Door {
        CALL,
        ANNOTATION,
        POLICY,
        FILE
    }

    /** What is said. */
    enum Asked {
        REASON("justification"),
        BACKUP("recovery-point"),
        REHEARSAL("dry-run-first"),
        OWN("own"),
        CEILING("blast-radius");

        final String requirement;

        Asked(String requirement) {
            this.requirement = requirement;
        }

        String rule() {
            return this == CEILING ? "rows.operation-ceiling" : "write." + requirement;
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(Asked.values()).map(asked -> Arguments.of(door, asked)));
    }

    /** Methods whose annotations say each of them. */
    public interface Shop {
        @GuardedWrite(operation = "purge", requires = "justification")
        int withReason(IntSupplier action);

        @GuardedWrite(operation = "purge", requires = "recovery-point")
        int withBackup(IntSupplier action);

        @GuardedWrite(operation = "purge", requires = "dry-run-first")
        int withRehearsal(IntSupplier action);

        @GuardedWrite(operation = "purge", requires = "own")
        int withOwn(IntSupplier action);

        @GuardedWrite(operation = "purge", maxRows = 5)
        int withCeiling(IntSupplier action);

        @UnrestrictedWrite(operation = "purge", reason = "the nightly import, team data")
        int unrestricted(IntSupplier action);

        @GuardedWrite
        int order(IntSupplier action);
    }

    static final class PlainShop implements Shop {
        @Override
        public int withReason(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int withBackup(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int withRehearsal(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int withOwn(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int withCeiling(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int unrestricted(IntSupplier action) {
            return action.getAsInt();
        }

        @Override
        public int order(IntSupplier action) {
            return action.getAsInt();
        }
    }

    /** A requirement of an application. */
    final class Own implements Requirement {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Optional<Need> unmet(WriteAttempt attempt) {
            return ownIsMet ? Optional.empty() : Optional.of(new Need("own", "what this shop asks", "meet it"));
        }
    }

    private final MovableClock clock = new MovableClock();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(1_000);
    private final StateStore store = StateStore.inMemory();
    private boolean ownIsMet;
    private boolean reasonIsGiven;
    private Optional<Instant> backup = Optional.empty();
    private long rows = 6;

    private WriteGuard guard(Door door, Asked asked, DeploymentEnvironment environment, Levels levels) {
        Requirements requirements = Requirements.standard()
                .with(RecoveryPoint.NAME, RecoveryPoint.probedBy(() -> backup))
                .with(DryRunFirst.NAME, DryRunFirst.rememberedIn(store, Write::operation))
                .with(new Own());
        WritePolicy policy = switch (door) {
            case CALL, ANNOTATION -> WritePolicy.standard();
            case POLICY ->
                WritePolicy.builder("shop")
                        .rule(
                                asked == Asked.CEILING
                                        ? WriteRule.of("purge").maxRows(5).build()
                                        : WriteRule.of("purge")
                                                .requires(asked.requirement)
                                                .build())
                        .build();
            case FILE ->
                WritePolicy.parse("{\"name\":\"shop\",\"version\":1,\"rules\":[{\"operation\":\"pur*\","
                        + (asked == Asked.CEILING ? "\"maxRows\":5" : "\"requires\":[\"" + asked.requirement + "\"]")
                        + "}]}");
        };
        return WriteGuard.builder(environment)
                .levels(levels)
                .policy(policy)
                .requirements(requirements)
                .audit(audit)
                .clock(clock)
                .meters(new SimpleMeterRegistry())
                .build();
    }

    /** Runs one write, called purge or by another name, through one door of a guard. */
    private int run(WriteGuard guard, Door door, Asked asked, String operation) {
        IntSupplier action = () -> {
            guard.apply(guard.countRows(rows), Subject.named("rows"));
            return 7;
        };
        WriteContext context = reasonIsGiven ? guard.capture().because("retention ended") : guard.capture();
        return run(guard, context, door, asked, operation, action);
    }

    private int run(
            WriteGuard guard, WriteContext context, Door door, Asked asked, String operation, IntSupplier action) {
        return context.get(() -> {
            if (door == Door.ANNOTATION) {
                Shop shop = Guards.of(guard).proxy(Shop.class, new PlainShop());
                return operation.equals("order") ? shop.order(action) : call(shop, asked, action);
            }
            Write write = Write.custom(operation);
            if (door == Door.CALL && operation.equals("purge")) {
                write = asked == Asked.CEILING ? write.maxRows(5) : write.requiring(asked.requirement);
            }
            return guard.get(write, action::getAsInt);
        });
    }

    private static int call(Shop shop, Asked asked, IntSupplier action) {
        return switch (asked) {
            case REASON -> shop.withReason(action);
            case BACKUP -> shop.withBackup(action);
            case REHEARSAL -> shop.withRehearsal(action);
            case OWN -> shop.withOwn(action);
            case CEILING -> shop.withCeiling(action);
        };
    }

    private void meet(Asked asked, WriteGuard guard, Door door) {
        switch (asked) {
            case REASON -> reasonIsGiven = true;
            case BACKUP -> backup = Optional.of(clock.instant().minus(Duration.ofMinutes(59)));
            case REHEARSAL -> run(guard, guard.capture().asDryRun(), door, asked, "purge", () -> 0);
            case OWN -> ownIsMet = true;
            case CEILING -> rows = 5;
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_notMet_isRefusedAndAudited(Door door, Asked asked) {
        WriteGuard guard = guard(door, asked, Environments.PRODUCTION, Levels.enforcing());

        assertThatThrownBy(() -> run(guard, door, asked, "purge"))
                .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo(asked.rule());
                    assertThat(denied.refusal().environment()).isEqualTo("production");
                    assertThat(denied.refusal().remedy()).isNotBlank();
                });
        assertThat(audit.entries())
                .filteredOn(entry -> entry.kind() == AuditEntry.Kind.REFUSED)
                .singleElement()
                .satisfies(entry -> assertThat(entry.rule()).isEqualTo(asked.rule()));
        assertThat(guard.running()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void ceiling_passed_isRaisedThroughTheDoorItWasSetAt(Door door) {
        WriteGuard guard = guard(door, Asked.CEILING, Environments.PRODUCTION, Levels.enforcing());
        String remedy = switch (door) {
            case CALL -> "raise it where it is described: Write.custom(\"purge\").maxRows(6)";
            case ANNOTATION -> "raise it at the method: @GuardedWrite(maxRows = 6) on PlainShop.withCeiling";
            case POLICY, FILE ->
                "raise it in the policy: WriteRule.of(\"purge\").maxRows(6).build(), in its file"
                        + " {\"operation\": \"purge\", \"maxRows\": 6}";
        };

        assertThatThrownBy(() -> run(guard, door, Asked.CEILING, "purge"))
                .isInstanceOfSatisfying(
                        WriteDeniedException.class,
                        denied -> assertThat(denied.refusal().remedy()).endsWith(remedy));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_met_letsTheWriteThrough(Door door, Asked asked) {
        WriteGuard guard = guard(door, asked, Environments.PRODUCTION, Levels.enforcing());
        meet(asked, guard, door);

        assertThat(run(guard, door, asked, "purge")).isEqualTo(7);
        assertThat(audit.entries()).noneMatch(entry -> entry.kind() == AuditEntry.Kind.REFUSED);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_ofAnotherOperation_isNotAsked(Door door, Asked asked) {
        WriteGuard guard = guard(door, asked, Environments.PRODUCTION, Levels.enforcing());

        assertThat(run(guard, door, asked, "order")).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_notMetButObserved_isShownAndRefusesNothing(Door door, Asked asked) {
        WriteGuard guard = guard(door, asked, Environments.PRODUCTION, Levels.observing());

        assertThat(run(guard, door, asked, "purge")).isEqualTo(7);
        assertThat(guard.report().lines()).singleElement().satisfies(line -> {
            assertThat(line.rule()).isEqualTo(asked.rule());
            assertThat(line.level()).isEqualTo(Level.OBSERVE);
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_notMetButOff_isNotShown(Door door, Asked asked) {
        Levels off = Levels.enforcing().with(Guard.OPERATIONS, Level.OFF).with(Guard.ROWS, Level.OFF);
        WriteGuard guard = guard(door, asked, Environments.PRODUCTION, off);

        assertThat(run(guard, door, asked, "purge")).isEqualTo(7);
        assertThat(guard.report().lines()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rule_whereTheRightIsHeld_isNotAsked(Door door, Asked asked) {
        WriteGuard guard = guard(door, asked, Environments.TEST, Levels.enforcing());
        rows = 0;

        assertThat(run(guard, door, asked, "purge")).isEqualTo(7);
        assertThat(guard.report().lines()).extracting(GuardReport.Line::rule).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void preview_ofAWrite_saysWhatIsMissingAndDoesNothing(Door door) {
        WriteGuard guard = guard(door, Asked.OWN, Environments.PRODUCTION, Levels.enforcing());
        Write write = door == Door.POLICY || door == Door.FILE
                ? Write.custom("purge")
                : Write.custom("purge").requiring("own");

        assertThat(guard.decide(write))
                .isInstanceOfSatisfying(
                        Decision.Needs.class,
                        needs -> assertThat(needs.needs())
                                .containsExactly(new Need("own", "what this shop asks", "meet it")));
        assertThat(guard.report().decisions()).isZero();
        ownIsMet = true;
        assertThat(guard.decide(write)).isEqualTo(Decision.allowed());
    }

    @Test
    void unrestricted_byAnnotationOrCall_isHeldToNothingAndAudited() {
        WriteGuard guard = guard(Door.POLICY, Asked.OWN, Environments.PRODUCTION, Levels.enforcing());
        Shop shop = Guards.of(guard).proxy(Shop.class, new PlainShop());
        List<Long> left = new ArrayList<>();
        IntSupplier action = () -> {
            left.add(guard.rowsLeft());
            return 7;
        };

        assertThat(shop.unrestricted(action)).isEqualTo(7);
        assertThat(guard.<Integer>get(
                        Write.custom("purge").unrestrictedBecause("the nightly import, team data"), action::getAsInt))
                .isEqualTo(7);
        assertThat(left).containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(audit.entries()).extracting(AuditEntry::kind).hasSize(4).containsOnly(AuditEntry.Kind.OPERATION);
        assertThat(audit.entries())
                .allSatisfy(entry -> assertThat(entry.detail()).contains("the nightly import, team data"));
    }

    @Test
    void annotatedOperation_thatRuns_isAuditedWithActorAndOutcome() {
        WriteGuard guard = guard(Door.CALL, Asked.OWN, Environments.PRODUCTION, Levels.enforcing());
        Shop shop = Guards.of(guard).proxy(Shop.class, new PlainShop());
        guard.capture()
                .as(Actor.human("ada"))
                .because("a customer asked")
                .ticket("OPS-7")
                .run(() -> shop.order(() -> {
                    guard.countRows(3);
                    return 0;
                }));

        assertThat(audit.entries())
                .extracting(AuditEntry::actor, AuditEntry::rule, AuditEntry::detail)
                .containsExactly(
                        tuple(
                                Actor.human("ada"),
                                "PlainShop.order",
                                "CUSTOM begins, ticket OPS-7, because a customer asked"),
                        tuple(
                                Actor.human("ada"),
                                "PlainShop.order",
                                "CUSTOM succeeded, 3 rows counted, ticket OPS-7, because a customer asked"));
    }

    @Test
    void ordinaryCall_thatRuns_isNotAudited() {
        WriteGuard guard = guard(Door.POLICY, Asked.OWN, Environments.PRODUCTION, Levels.enforcing());
        guard.run(Write.custom("order"), () -> {});

        assertThat(audit.entries()).isEmpty();
        assertThat(guard.report().decisions()).isOne();
    }
}
