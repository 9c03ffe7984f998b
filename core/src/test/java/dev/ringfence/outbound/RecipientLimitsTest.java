package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many people production's mail may reach. */
class RecipientLimitsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private long nanos = Long.MAX_VALUE - HOUR.toNanos();

    private static WriteGuard production(Level level) {
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.observing().with(Guard.MAIL, level))
                .meters(new SimpleMeterRegistry())
                .build();
    }

    private MailFence.Builder fence(WriteGuard guard) {
        return MailFence.builder(guard).ticker(() -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static List<String> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "person" + number + "@ringfence.dev")
                .toList();
    }

    private static void refused(MailFence fence, List<String> recipients, String rule) {
        assertThatThrownBy(() -> fence.route(recipients)).isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
            assertThat(denied.refusal().guard()).isEqualTo(Guard.MAIL);
            assertThat(denied.refusal().rule()).isEqualTo(rule);
            assertThat(denied.getMessage().contains("person")).isFalse();
        });
    }

    private static void passes(MailFence fence, List<String> recipients) {
        assertThat(fence.route(recipients)).isInstanceOf(MailRoute.AsAddressed.class);
    }

    @Test
    void message_toMoreThanTheMost_isRefusedAndToAsManyNot() {
        MailFence fence = fence(production(Level.ENFORCE)).maxRecipients(3).build();
        passes(fence, people(0, 3));
        refused(fence, people(0, 4), "mail.message-recipients");
        passes(fence, people(3, 6));
    }

    @Test
    void recipient_inSeveralSpellings_countsOnce() {
        MailFence fence = fence(production(Level.ENFORCE)).maxRecipients(1).build();
        passes(fence, List.of("Person@Ringfence.dev", "person@ringfence.dev.", "person@RINGFENCE.DEV"));
        refused(fence, List.of("person@ringfence.dev", "person@sub.ringfence.dev"), "mail.message-recipients");
        refused(fence, List.of("no address", "another"), "mail.message-recipients");
    }

    @Test
    void messages_toMoreThanTheBudget_areRefusedUntilItHasComeBack() {
        MailFence fence =
                fence(production(Level.ENFORCE)).maxRecipientsWithin(5, HOUR).build();
        passes(fence, people(0, 3));
        pass(Duration.ofMinutes(30));
        passes(fence, people(3, 5));
        passes(fence, people(0, 1));
        refused(fence, people(5, 6), "mail.recipient-budget");

        // Two of the first three come back; the one who had mail again does not.
        pass(Duration.ofMinutes(30));
        refused(fence, people(5, 8), "mail.recipient-budget");
        passes(fence, people(5, 7));
        refused(fence, people(7, 8), "mail.recipient-budget");
        pass(HOUR);
        passes(fence, people(100, 105));
    }

    @Test
    void message_refused_usesNothing() {
        MailFence fence = fence(production(Level.ENFORCE))
                .maxRecipients(4)
                .maxRecipientsWithin(5, HOUR)
                .build();
        passes(fence, people(0, 4));
        refused(fence, people(10, 12), "mail.recipient-budget");
        refused(fence, people(20, 25), "mail.message-recipients");
        passes(fence, people(4, 5));
    }

    @Test
    void budget_passed_isDecidedAlikeObservedAndEnforced() {
        WriteGuard observing = production(Level.OBSERVE);
        MailFence observed = fence(observing).maxRecipientsWithin(5, HOUR).build();
        MailFence enforced =
                fence(production(Level.ENFORCE)).maxRecipientsWithin(5, HOUR).build();
        int denials = 0;
        for (int i = 0; i < 40; i++) {
            List<String> message = people(i % 7, i % 7 + 1 + i % 3);
            long before = observing.report().denials();
            passes(observed, message);
            boolean denied = observing.report().denials() > before;
            if (denied) {
                denials++;
                refused(enforced, message, "mail.recipient-budget");
            } else {
                passes(enforced, message);
            }
            pass(Duration.ofMinutes(13));
        }
        assertThat(denials).isBetween(1, 39);
        assertThat(observing.report().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.level()).isEqualTo(Level.OBSERVE));
    }

    @Test
    void limits_switchedOff_areNotAsked() {
        WriteGuard guard = production(Level.OFF);
        passes(fence(guard).maxRecipients(1).maxRecipientsWithin(1, HOUR).build(), people(0, 10));
        assertThat(guard.report().decisions()).isZero();
    }

    @Test
    void guard_relaxed_letsAMailingThrough() {
        WriteGuard guard = production(Level.ENFORCE);
        MailFence fence = fence(guard).maxRecipients(2).build();
        refused(fence, people(0, 3), "mail.message-recipients");
        guard.relaxToObserve(Guard.MAIL, HOUR, Actor.human("ada"), "the newsletter");
        passes(fence, people(0, 3));
    }

    @Test
    void addresses_allowedByName_doNotCount() {
        MailFence fence = fence(production(Level.ENFORCE))
                .allow("*@ringfence.dev", "our own mailboxes")
                .maxRecipients(1)
                .maxRecipientsWithin(1, HOUR)
                .build();
        passes(fence, people(0, 50));
        passes(fence, List.of("ann@example.com"));
        refused(fence, List.of("bob@example.com"), "mail.recipient-budget");
    }

    @Test
    void limits_belowProduction_giveWayToTheFence() {
        MailFence fence = fence(WriteGuard.enforcing(Environments.STAGING))
                .maxRecipients(1)
                .build();
        passes(fence, List.of("ann@example.com", "bob@example.com"));
        refused(fence, people(0, 1), "mail.real-people");
    }

    @Test
    void builder_withNumbersThatDoNotFit_isRefused() {
        WriteGuard guard = production(Level.ENFORCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fence(guard).maxRecipients(0))
                .withMessage("'maxRecipients' must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fence(guard).maxRecipientsWithin(-1, HOUR))
                .withMessage("'recipients' must be positive but was -1");
        for (Duration bad : List.of(Duration.ZERO, HOUR.negated(), Duration.ofDays(32))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fence(guard).maxRecipientsWithin(1, bad))
                    .withMessage("'within' must be positive and at most PT744H but was " + bad);
        }
        MailFence.Builder builder = fence(guard).maxRecipients(1).maxRecipientsWithin(1, HOUR);
        assertThatIllegalStateException().isThrownBy(() -> builder.maxRecipients(1));
        assertThatIllegalStateException().isThrownBy(() -> builder.maxRecipientsWithin(1, HOUR));
        assertThatCode(builder::build).doesNotThrowAnyException();
    }
}
