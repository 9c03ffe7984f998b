package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/**
 * A million evidence sets against the slow law. jqwik gives and reports the seeds; each seed makes a thousand sets, so
 * that making a set costs less than judging it.
 */
class ResolutionPropertyTest {
    private static final int SETS = 1_000;

    private static SlowLaw.Outcome resolve(List<Evidence> evidence) {
        DeploymentEnvironment here = Weighing.of(evidence, EvidenceSets.NAMES, List.of());
        return new SlowLaw.Outcome(
                here.resolution().verdict(),
                here.tier().name(),
                here.name(),
                here.rights(),
                here.explicitlyBelowProduction());
    }

    /** Uniform, since jqwik's own longs lean to small ones and would repeat some sets. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs()
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, seed = "20261122")
    void resolution_anyEvidence_followsTheLaw(@ForAll("seeds") long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (int i = 0; i < SETS; i++) {
            List<Evidence> evidence = EvidenceSets.next(random);
            SlowLaw.Outcome outcome = resolve(evidence);
            seen.merge(outcome.verdict(), 1, Integer::sum);
            // Plain comparisons: an assertion object for each of three million would cost more than what it checks.
            check(outcome.equals(SlowLaw.judge(evidence)), "the law says otherwise", seed, i, evidence);

            List<Evidence> other = new ArrayList<>(evidence);
            Collections.shuffle(other, new Random(random.nextLong()));
            other.addAll(evidence.subList(0, evidence.size() / 2));
            check(resolve(other).equals(outcome), "order or repetition matters", seed, i, other);

            if (evidence.stream().anyMatch(ResolutionPropertyTest::isExplicit)) {
                other.add(EvidenceSets.piece(random, null));
                check(
                        outcome.rights().containsAll(resolve(other).rights()),
                        "the last piece added a right",
                        seed,
                        i,
                        other);
            }
        }
        // A generator that no longer reaches a verdict would prove nothing about it.
        assertThat(seen)
                .containsOnlyKeys(Verdict.values())
                .allSatisfy((verdict, count) ->
                        assertThat(count).as("sets with verdict %s", verdict).isGreaterThan(SETS / 50));
    }

    private static void check(boolean holds, String otherwise, long seed, int set, List<Evidence> evidence) {
        if (!holds) {
            fail("seed %d, set %d: %s: %s", seed, set, otherwise, evidence);
        }
    }

    private static boolean isExplicit(Evidence piece) {
        return piece.kind() == Evidence.Kind.EXPLICIT && !(piece.claim() instanceof Evidence.Silent);
    }

    @Property(tries = 4_000, seed = "20261122")
    void resolution_anyStrings_isTotalAndPrintable(@ForAll String explicit, @ForAll String ambient) {
        EvidenceContext context = EvidenceContext.recorded()
                .variable("RINGFENCE_ENVIRONMENT", explicit)
                .variable("SPRING_PROFILES_ACTIVE", ambient)
                .variable("OTEL_RESOURCE_ATTRIBUTES", ambient)
                .variable("VCAP_APPLICATION", explicit)
                .file(KubernetesLabelsSource.FILE, ambient)
                .build();
        Resolution resolution = EnvironmentResolver.builder()
                .insteadOfThisProcess(context, "unit test")
                .level(dev.ringfence.base.Level.OFF)
                .resolve()
                .resolution();
        assertThat(resolution.verdict()).isNotEqualTo(Verdict.UNSET);
        assertThat(resolution.line()).doesNotContain("\n");
        assertThat(resolution.table().chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
        assertThat(resolution.rights().isEmpty()).isEqualTo(resolution.verdict() != Verdict.AGREED);
    }
}
