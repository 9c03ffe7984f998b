package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentResolverTest {

    private static EnvironmentResolver.Builder reading(RecordedContext.Builder process) {
        return EnvironmentResolver.builder().insteadOfThisProcess(process.build(), "unit test");
    }

    private static EnvironmentResolver.Builder reading() {
        return reading(EvidenceContext.recorded());
    }

    private record Failing(Evidence.Kind kind) implements EvidenceSource {
        @Override
        public String name() {
            return "vault";
        }

        @Override
        public List<Evidence> read(EvidenceContext context) throws IOException {
            throw new IOException("hunter2");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void resolve_oneTierThroughEachDoor_holdsItsRights(Tier tier) {
        List<DeploymentEnvironment> doors = List.of(
                reading().explicit(tier.label()).resolve(),
                reading(EvidenceContext.recorded().property("ringfence.environment", tier.label()))
                        .resolve(),
                reading(EvidenceContext.recorded().variable("RINGFENCE_ENVIRONMENT", tier.label()))
                        .resolve());
        assertThat(doors).allSatisfy(here -> {
            assertThat(here.resolution().verdict()).isEqualTo(Verdict.AGREED);
            assertThat(here.tier()).isEqualTo(tier);
            assertThat(here.name()).isEqualTo(tier.label());
            assertThat(here.traits()).isEqualTo(tier.traits());
            assertThat(here.rights()).isEqualTo(tier.rights());
            assertThat(here.explicitlyBelowProduction()).isEqualTo(tier != Tier.PRODUCTION);
            for (Right right : Right.values()) {
                assertThat(here.may(right)).isEqualTo(tier.rights().contains(right));
            }
        });
    }

    @Test
    void resolve_doorsThatDisagree_conflict() {
        DeploymentEnvironment here = reading(EvidenceContext.recorded().variable("RINGFENCE_ENVIRONMENT", "staging"))
                .explicit("production")
                .resolve();
        assertThat(here.resolution().verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(here.explicitlyBelowProduction()).isFalse();
    }

    @Test
    void resolve_declaredName_bringsItsTraitsAndLosesRights() {
        DeploymentEnvironment here = reading()
                .declare("kiosk", Tier.PRODUCTION, Tier.PRODUCTION.traits().withData(Traits.Data.SYNTHETIC))
                .explicit("Kiosk")
                .resolve();
        assertThat(here.name()).isEqualTo("kiosk");
        assertThat(here.traits().data()).isEqualTo(Traits.Data.SYNTHETIC);
        assertThat(here.rights()).isEqualTo(Set.of(Right.REACH_REAL_PEOPLE, Right.REACH_PRODUCTION));
        assertThat(here.resolution().toString()).contains("withholds", "HOLD_LIVE_DATA");
    }

    @Test
    void resolve_twoDeclaredNamesOfOneTier_takesTheTiersNameAndTheLeastRights() {
        DeploymentEnvironment here = reading()
                .declare("kiosk", Tier.PRODUCTION, Tier.PRODUCTION.traits().withData(Traits.Data.SYNTHETIC))
                .declare("eu", Tier.PRODUCTION)
                .explicit("kiosk,eu")
                .resolve();
        assertThat(here.name()).isEqualTo("production");
        assertThat(here.traits()).isEqualTo(Tier.PRODUCTION.traits());
        assertThat(here.may(Right.HOLD_LIVE_DATA)).isFalse();
        assertThat(here.may(Right.REACH_PRODUCTION)).isTrue();
    }

    @Test
    void resolve_traitsThatWouldAdd_addNothing() {
        DeploymentEnvironment here = reading()
                .declare("rich", Tier.TEST, Tier.PRODUCTION.traits().withChanges(Traits.Changes.CONSTANT))
                .explicit("rich")
                .resolve();
        assertThat(here.rights()).isEqualTo(Set.of(Right.WRITE_UNGUARDED));
    }

    @Test
    void resolve_namesDeclaredBySetting_areKnown() {
        RecordedContext.Builder process = EvidenceContext.recorded()
                .property("ringfence.environments", "eu-canary=production, demo=stg")
                .variable("RINGFENCE_ENVIRONMENTS", "never=read=");
        assertThat(reading(process).explicit("eu-canary").resolve().tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(reading(process).explicit("demo").resolve().tier()).isEqualTo(Tier.STAGING);
    }

    @Test
    void resolve_failingExplicitSource_withholdsAllAndIsShown() {
        DeploymentEnvironment here = reading()
                .explicit("production")
                .source(new Failing(Evidence.Kind.EXPLICIT))
                .resolve();
        assertThat(here.resolution().verdict()).isEqualTo(Verdict.AGREED);
        assertThat(here.rights()).isEmpty();
        assertThat(here.resolution().toString())
                .contains("vault", "not readable: IOException")
                .doesNotContain("hunter2");
    }

    @Test
    void resolve_failingAmbientSource_isShownAndWithholdsNothing() {
        DeploymentEnvironment here = reading()
                .explicit("production")
                .source(new Failing(Evidence.Kind.AMBIENT))
                .resolve();
        assertThat(here.rights()).isEqualTo(Tier.PRODUCTION.rights());
        assertThat(here.resolution().warnings()).contains("Failing: not readable: IOException");
    }

    @Test
    void resolve_sourceThatPretendsToBeExplicit_isUnreadable() {
        EvidenceSource pretender = new EvidenceSource() {
            @Override
            public String name() {
                return "pretender";
            }

            @Override
            public Evidence.Kind kind() {
                return Evidence.Kind.AMBIENT;
            }

            @Override
            public List<Evidence> read(EvidenceContext context) {
                return List.of(Evidence.explicit(name(), "key", "production"));
            }
        };
        DeploymentEnvironment here = reading().source(pretender).resolve();
        assertThat(here.resolution().verdict()).isEqualTo(Verdict.UNSET);
        assertThat(here.resolution().line()).contains("IllegalStateException");
    }

    @Test
    void resolve_enforced_throwsOnConflictAndUnknownOnly() {
        assertThatThrownBy(() ->
                        reading().explicit("prod,dev").level(Level.ENFORCE).resolve())
                .isInstanceOfSatisfying(EnvironmentDeniedException.class, denied -> {
                    assertThat(denied.refusal().guard()).isEqualTo(Guard.ENVIRONMENT);
                    assertThat(denied.refusal().rule()).isEqualTo("environment.conflict");
                    assertThat(denied).hasMessageContaining("production and development are claimed");
                });
        assertThatThrownBy(() ->
                        reading().explicit("prodution").level(Level.ENFORCE).resolve())
                .isInstanceOfSatisfying(
                        EnvironmentDeniedException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("environment.unknown"));
        assertThat(reading().level(Level.ENFORCE).resolve().resolution().verdict())
                .isEqualTo(Verdict.UNSET);
        assertThat(reading().explicit("test").level(Level.ENFORCE).resolve().tier())
                .isEqualTo(Tier.TEST);
    }

    @Test
    void resolve_observed_decidesTheSameAndThrowsNothing() {
        assertThat(reading().explicit("prod,dev").resolve().resolution().verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(reading()
                        .explicit("prodution")
                        .level(Level.OFF)
                        .resolve()
                        .resolution()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void resolve_inThisTestRunner_withholdsAllButUnguardedWrites() {
        DeploymentEnvironment production =
                DeploymentEnvironment.resolver().explicit("production").resolve();
        assertThat(production.rights()).isEmpty();
        DeploymentEnvironment test =
                DeploymentEnvironment.resolver().explicit("test").resolve();
        assertThat(test.resolution().evidence())
                .filteredOn(piece -> piece.key().equals("test runner"))
                .singleElement()
                .satisfies(piece -> assertThat(piece.effect()).isEqualTo(WeighedEvidence.Effect.WITHHOLDS));
    }

    @Test
    void declare_wrongNames_areRefused() {
        assertThatThrownBy(() -> reading().declare("prod", Tier.PRODUCTION).build())
                .hasMessage("'prod' must be declared once, but it is an alias of tier production");
        assertThatThrownBy(() -> reading()
                        .declare("eu", Tier.TEST)
                        .declare("EU", Tier.STAGING)
                        .build())
                .hasMessage("'eu' must be declared once, but it is declared already of tier test");
        assertThatThrownBy(() -> reading().declare("eu", Tier.UNKNOWN))
                .hasMessage("'tier' of 'eu' must be a known tier but was UNKNOWN");
        assertThatThrownBy(() -> reading().declare("hunter 2", Tier.TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but was another word of 8 characters");
    }

    @Test
    void environments_settingThatCannotBeRead_isRefusedWithoutShowingIt() {
        for (String wrong : List.of("hunter2", "a=b", "a=production,", "a=production=x")) {
            assertThatThrownBy(() -> reading(EvidenceContext.recorded().variable("RINGFENCE_ENVIRONMENTS", wrong))
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'RINGFENCE_ENVIRONMENTS' must be <name>=<tier>")
                    .hasMessageNotContaining("hunter2");
        }
        assertThat(reading(EvidenceContext.recorded().variable("RINGFENCE_ENVIRONMENTS", " "))
                        .explicit("test")
                        .resolve()
                        .tier())
                .isEqualTo(Tier.TEST);
    }

    @Test
    void builder_secondCallOfASetter_isRefused() {
        assertThatThrownBy(() -> reading().level(Level.OFF).level(Level.ENFORCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'level' must be set once but was set before");
        assertThatThrownBy(() -> reading().insteadOfThisProcess(EvidenceContext.empty(), "again"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EnvironmentResolver.builder().insteadOfThisProcess(EvidenceContext.empty(), " "))
                .hasMessage("'reason' must say why but was blank");
    }
}
