package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.ValueRule;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One rule through every way out: passed, shown, refused, replaced, and what happens where the rule itself fails. */
class ValueBoundaryTest {
    private static final Subject SUBJECT = Subject.named("a message");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Lets pass what does not begin with "live"; it fails where it is told to. */
    private static final class Prefix implements ValueRule {
        private final boolean replacing;
        private boolean failsToLook;
        private boolean failsToReplace;

        Prefix(boolean replacing) {
            this.replacing = replacing;
        }

        @Override
        public boolean passes(CharSequence value) {
            if (failsToLook) {
                throw new StackOverflowError();
            }
            return !value.toString().startsWith("live");
        }

        @Override
        public Decision decide(CharSequence value, String environment, String place) {
            return passes(value)
                    ? Decision.allowed()
                    : Decision.denied(new Refusal(
                            Guard.LIVE_DATA, "prefix", "A value in " + place, environment, List.of("a prefix"), "no"));
        }

        @Override
        public boolean replaces() {
            return replacing;
        }

        @Override
        public String replace(CharSequence value) {
            if (failsToReplace) {
                throw new IllegalStateException("a defect");
            }
            return "made";
        }
    }

    private WriteGuard guard(Levels levels) {
        return WriteGuard.builder(Environments.STAGING)
                .levels(levels)
                .meters(meters)
                .build();
    }

    private static ValueBoundary boundary(WriteGuard guard, ValueRule rule) {
        return ValueBoundary.of(guard, rule, "test.values");
    }

    private double errors() {
        return meters.find("ringfence.guard.error").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void value_thatMayPass_isItselfAndNothingIsCounted() {
        WriteGuard guard = guard(Levels.enforcing());
        ValueBoundary boundary = boundary(guard, new Prefix(true));
        String value = "harmless";
        assertThat(boundary.passes(value)).isTrue();
        assertThat(boundary.stop(value, "a text", SUBJECT)).isSameAs(value);
        boundary.refuse(value, "a text", SUBJECT);
        assertThat(guard.report().denials()).isZero();
    }

    @Test
    void value_thatMayNotPass_isShownAtObserveAndRefusedAtEnforce() {
        WriteGuard observing = guard(Levels.observing());
        for (boolean replacing : new boolean[] {false, true}) {
            ValueBoundary boundary = boundary(observing, new Prefix(replacing));
            assertThat(boundary.passes("live 1")).isFalse();
            assertThat(boundary.stop("live 1", "a text", SUBJECT)).isEqualTo("live 1");
            boundary.refuse("live 1", "a text", SUBJECT);
        }
        assertThat(observing.report().denials()).isEqualTo(4);

        WriteGuard enforcing = guard(Levels.enforcing());
        ValueBoundary boundary = boundary(enforcing, new Prefix(false));
        assertThatThrownBy(() -> boundary.stop("live 1", "a text", SUBJECT))
                .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                    assertThat(denied.refusal().what()).isEqualTo("A value in a text");
                    assertThat(denied.refusal().environment()).isEqualTo("staging");
                });
        assertThatThrownBy(() -> boundary.refuse("live 1", "a text", SUBJECT)).isInstanceOf(WriteDeniedException.class);
        assertThat(enforcing.report().denials()).isEqualTo(2);
    }

    @Test
    void value_whereTheRuleReplaces_isReplacedOnlyWhereItStandsFree() {
        WriteGuard guard = guard(Levels.enforcing());
        ValueBoundary boundary = boundary(guard, new Prefix(true));
        assertThat(boundary.stop("live 1", "a text", SUBJECT)).isEqualTo("made");
        assertThat(guard.report().denials()).isOne();
        assertThatThrownBy(() -> boundary.refuse("live 1", "a query", SUBJECT))
                .isInstanceOf(WriteDeniedException.class);
    }

    @Test
    void rule_thatFailsToLook_letsPassAndIsCounted() {
        Prefix rule = new Prefix(true);
        rule.failsToLook = true;
        ValueBoundary boundary = boundary(guard(Levels.enforcing()), rule);
        assertThat(boundary.passes("live 1")).isTrue();
        assertThat(boundary.stop("live 1", "a text", SUBJECT)).isEqualTo("live 1");
        boundary.refuse("live 1", "a text", SUBJECT);
        assertThat(errors()).isEqualTo(3);
    }

    @Test
    void rule_thatFailsToReplace_refusesWhatItKnowsMayNotPass() {
        Prefix rule = new Prefix(true);
        rule.failsToReplace = true;
        WriteGuard guard = guard(Levels.enforcing());
        assertThatThrownBy(() -> boundary(guard, rule).stop("live 1", "a text", SUBJECT))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(errors()).isOne();
        assertThat(guard.report().denials()).isOne();
    }
}
