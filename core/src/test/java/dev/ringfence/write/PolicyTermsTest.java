package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Need;
import dev.ringfence.environment.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How rules are put together: what adds up, what the first one decides, what is waived. */
class PolicyTermsTest {
    private static final Actor.Kind SERVICE = Actor.Kind.SERVICE;
    private static final Actor.Kind HUMAN = Actor.Kind.HUMAN;
    private static final Requirements REQUIREMENTS = Requirements.standard()
            .with(named("approval"))
            .with(named("one"))
            .with(RecoveryPoint.NAME, RecoveryPoint.probedBy(Optional::empty));

    private static Requirement named(String name) {
        return new Requirement() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Need> unmet(WriteAttempt attempt) {
                return Optional.of(new Need(name, name, name));
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private static WriteTerms terms(Tier tier, Actor.Kind actor, Write write, WriteRule.Builder... rules) {
        WritePolicy.Builder policy = WritePolicy.builder();
        for (WriteRule.Builder rule : rules) {
            policy.rule(rule.build());
        }
        return new PolicyTerms(policy.build(), REQUIREMENTS, tier).of(write, actor);
    }

    private static List<String> names(WriteTerms terms) {
        return terms.requirements().stream().map(Requirement::name).toList();
    }

    @Test
    void standard_asksPeopleForAReasonAndLimitsStatements() {
        Write write = Write.sql("purge");
        assertThat(terms(Tier.PRODUCTION, SERVICE, write).requirements()).isEmpty();
        assertThat(terms(Tier.PRODUCTION, SERVICE, write).audited()).isFalse();
        assertThat(terms(Tier.PRODUCTION, SERVICE, write).ceilings().rowsPerStatement())
                .isEqualTo(10_000);
        for (Actor.Kind kind : List.of(HUMAN, Actor.Kind.AGENT)) {
            WriteTerms terms = terms(Tier.PRODUCTION, kind, write);
            assertThat(names(terms)).containsExactly("justification");
            assertThat(terms.ceilings().rowsPerStatement()).isEqualTo(100);
            assertThat(terms.audited()).isTrue();
        }
    }

    @Test
    void requirements_ofAllMatchingRules_addUp() {
        WriteTerms terms = terms(
                Tier.PRODUCTION,
                HUMAN,
                Write.sql("purge-orders").requiring("one"),
                WriteRule.of("purge-*").requires("approval"),
                WriteRule.of("*").requires("recovery-point"),
                WriteRule.of("import-*").requires("one"));
        assertThat(names(terms)).containsExactly("approval", "recovery-point", "justification", "one");
    }

    @Test
    void settings_ofARequirement_areThoseOfTheFirstRuleThatNamesIt() {
        WriteTerms terms = terms(
                Tier.PRODUCTION,
                SERVICE,
                Write.sql("purge-orders"),
                WriteRule.of("purge-*").requires("recovery-point", Map.of("within", "PT2H")),
                WriteRule.of("*").requires("recovery-point", Map.of("within", "PT9H")));
        assertThat(terms.requirements()).singleElement().hasToString("recovery-point within PT2H");
    }

    @Test
    void ceilings_eachNumber_isThatOfTheFirstRuleThatSpeaksOfIt() {
        WriteTerms terms = terms(
                Tier.PRODUCTION,
                SERVICE,
                Write.sql("purge"),
                WriteRule.of("purge").maxRows(500).maxTableFraction(0.5),
                WriteRule.of("*")
                        .maxRows(10)
                        .maxRowsPerStatement(50_000)
                        .maxStatements(20)
                        .maxEntities(3));
        assertThat(terms.ceilings()).isEqualTo(new Ceilings(500, 50_000, 20, 3, 0.5));
    }

    @Test
    void waiver_stopsLaterRulesAndTheDefaultsButNotTheCode() {
        WriteRule.Builder waiver = WriteRule.of("fix")
                .waives("justification", "the tool asks itself")
                .waives("one", "too slow");
        WriteRule.Builder later = WriteRule.of("*").requires("one");
        assertThat(names(terms(Tier.PRODUCTION, HUMAN, Write.sql("fix"), waiver, later)))
                .isEmpty();
        assertThat(names(terms(Tier.PRODUCTION, HUMAN, Write.sql("fix"), later, waiver)))
                .containsExactly("one");
        assertThat(names(terms(Tier.PRODUCTION, HUMAN, Write.sql("fix").requiring("one"), waiver, later)))
                .containsExactly("one");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void approval_isAskedBelowProductionOnlyWhereARuleNamesTheTier(Tier tier) {
        Write write = Write.sql("purge");
        boolean below = tier.belowProduction();
        assertThat(names(terms(tier, SERVICE, write, WriteRule.of("*").requires("approval"))))
                .isEqualTo(below ? List.of() : List.of("approval"));
        assertThat(names(terms(tier, SERVICE, write.requiring("approval"))))
                .isEqualTo(below ? List.of() : List.of("approval"));
        assertThat(names(terms(
                        tier, SERVICE, write, WriteRule.of("*").tiers(tier).requires("approval"))))
                .containsExactly("approval");
    }

    @Test
    void rule_ofOtherKindsTiersOrActors_doesNotSpeak() {
        Write write = Write.sql("purge");
        assertThat(names(terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        write,
                        WriteRule.of("*").kinds(Write.Kind.MAIL).requires("one"))))
                .isEmpty();
        assertThat(names(terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        write,
                        WriteRule.of("*").tiers(Tier.STAGING).requires("one"))))
                .isEmpty();
        assertThat(names(terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        write,
                        WriteRule.of("*").actors(HUMAN).requires("one"))))
                .isEmpty();
        assertThat(names(terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        write,
                        WriteRule.of("*")
                                .kinds(Write.Kind.SQL)
                                .tiers(Tier.PRODUCTION)
                                .actors(SERVICE)
                                .requires("one"))))
                .containsExactly("one");
    }

    @Test
    void traits_ofAllMatchingRules_addUp() {
        WriteTerms terms = terms(
                Tier.PRODUCTION,
                SERVICE,
                Write.sql("purge"),
                WriteRule.of("*").traits(WriteRule.Trait.DRY_RUN_ONLY),
                WriteRule.of("purge").traits(WriteRule.Trait.DESTRUCTIVE, WriteRule.Trait.AUDITED));
        assertThat(terms.dryRunOnly() && terms.destructive() && terms.audited()).isTrue();
    }

    @Test
    void names_thatNobodyKnows_failAtWiringAndListTheKnown() {
        for (WriteRule.Builder rule :
                List.of(WriteRule.of("*").requires("aproval"), WriteRule.of("*").waives("aproval", "why"))) {
            assertThatThrownBy(() -> terms(Tier.PRODUCTION, SERVICE, Write.sql("purge"), rule))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'requires' must name one of approval, blast-radius, justification, one, recovery-point,"
                                    + " row-budget"
                                    + " but named 'aproval'; did you mean 'approval'?");
        }
        assertThatThrownBy(
                        () -> terms(Tier.PRODUCTION, SERVICE, Write.sql("purge").requiring("nothing-like-it")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but named 'nothing-like-it'");
    }

    @Test
    void settings_thatNobodyKnowsOrThatDoNotFit_failAtWiring() {
        assertThatThrownBy(() -> terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        Write.sql("purge"),
                        WriteRule.of("*").requires("recovery-point", Map.of("whithin", "PT1H"))))
                .hasMessage("'recovery-point' must have only the settings within but had 'whithin'; did you mean"
                        + " 'within'?");
        assertThatThrownBy(() -> terms(
                        Tier.PRODUCTION,
                        SERVICE,
                        Write.sql("purge"),
                        WriteRule.of("*").requires("recovery-point", Map.of("within", "1h"))))
                .hasMessage("'within' of requirement 'recovery-point' must be a positive length of time such as PT1H"
                        + " but is not");
        assertThatThrownBy(() -> REQUIREMENTS.named("blast-radius", Map.of("rows", "-1")))
                .hasMessage("'rows' of requirement 'blast-radius' must be a whole number that is not negative but is"
                        + " not");
        assertThatThrownBy(() -> REQUIREMENTS.named("blast-radius", Map.of("tableFraction", "1.5")))
                .hasMessage("'tableFraction' of requirement 'blast-radius' must be a number above 0 and at most 1 but"
                        + " is not");
        assertThatThrownBy(() -> REQUIREMENTS.named("justification", Map.of("ticket", "[")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a regular expression but is not");
        assertThatThrownBy(() -> REQUIREMENTS.named("one", Map.of("a", "b")))
                .hasMessage("'one' must have only the settings (none) but had 'a'");
    }

    @Test
    void registry_oneNameTwice_isRefused() {
        assertThatThrownBy(() -> REQUIREMENTS.with(named("one")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'one' must be one requirement but was given twice");
        assertThat(REQUIREMENTS
                        .with(Justification.NAME + "2", settings -> Justification.ofTicket(Pattern.compile("x")))
                        .names())
                .contains("justification2");
    }

    /** The cache is bounded, and what no longer fits is put together anew with the same outcome. */
    @Test
    void terms_ofManyOperations_areAlwaysTheSame() {
        PolicyTerms terms = new PolicyTerms(
                WritePolicy.builder()
                        .rule(WriteRule.of("purge-*").maxRows(7).build())
                        .build(),
                REQUIREMENTS,
                Tier.PRODUCTION);
        for (int i = 0; i < 3_000; i++) {
            assertThat(terms.of(Write.sql("purge-" + i), SERVICE).ceilings().rows())
                    .isEqualTo(7);
            assertThat(terms.of(Write.sql("other-" + i), SERVICE).ceilings().rows())
                    .isEqualTo(Ceilings.NONE);
        }
    }
}
