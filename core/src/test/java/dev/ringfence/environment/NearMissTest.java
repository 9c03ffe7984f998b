package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Words one or two edits from an alias: they gain nothing, and the suggestion is right. */
class NearMissTest {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789-_ ";
    private static final Map<String, Tier> ALIASES = TierAliases.standard().asMap();
    private static final EnvironmentNames NAMES = new EnvironmentNames(TierAliases.standard(), List.of());

    private static Set<String> edits(String word) {
        Set<String> edits = new LinkedHashSet<>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String after = word.substring(i);
            for (int j = 0; j < ALPHABET.length(); j++) {
                char c = ALPHABET.charAt(j);
                edits.add(before + c + after);
                if (!after.isEmpty()) {
                    edits.add(before + c + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                edits.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                edits.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        edits.removeAll(ALIASES.keySet());
        return edits;
    }

    private static void assertGainsNothing(String word) {
        DeploymentEnvironment alone = Weighing.of(List.of(Evidence.explicit("test", "key", word)), NAMES, List.of());
        assertThat(alone.resolution().verdict()).as("%s", word).isEqualTo(Verdict.UNKNOWN);
        assertThat(alone.rights()).as("%s", word).isEmpty();
        assertThat(alone.explicitlyBelowProduction()).as("%s", word).isFalse();
    }

    private static void assertChangesNothingInAmbience(String word) {
        Evidence claim = Evidence.explicit("test", "key", "production");
        Evidence near = new Evidence("test", Evidence.Kind.AMBIENT, "other", new Evidence.Names(List.of(word)));
        DeploymentEnvironment beside = Weighing.of(List.of(claim, near), NAMES, List.of());
        assertThat(beside.rights()).as("%s", word).isEqualTo(Tier.PRODUCTION.rights());
        assertThat(beside.resolution().claimedTiers()).as("%s", word).containsExactly(Tier.PRODUCTION);
    }

    @Test
    void words_everyOneAtDistanceOne_gainNothing() {
        Set<String> words = new LinkedHashSet<>();
        ALIASES.keySet().forEach(alias -> words.addAll(edits(alias)));
        assertThat(words).hasSizeGreaterThan(7_900);
        words.forEach(NearMissTest::assertGainsNothing);
        words.forEach(NearMissTest::assertChangesNothingInAmbience);
    }

    @Test
    void words_sampledAtDistanceTwo_gainNothing() {
        long seed = new java.util.Random().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> aliases = ALIASES.keySet().stream().sorted().toList();
        for (int i = 0; i < 50_000; i++) {
            String word = editedTwice(aliases.get(random.nextInt(aliases.size())), random);
            if (!ALIASES.containsKey(word)) {
                DeploymentEnvironment alone = Weighing.of(
                        List.of(new Evidence("test", Evidence.Kind.EXPLICIT, "key", new Evidence.Names(List.of(word)))),
                        NAMES,
                        List.of());
                assertThat(alone.resolution().verdict())
                        .as("seed %d: %s", seed, word)
                        .isEqualTo(Verdict.UNKNOWN);
                assertThat(alone.rights()).as("seed %d: %s", seed, word).isEmpty();
            }
        }
    }

    private static String editedTwice(String alias, SplittableRandom random) {
        return edited(edited(alias, random), random);
    }

    private static String edited(String word, SplittableRandom random) {
        StringBuilder text = new StringBuilder(word);
        char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        int at = random.nextInt(text.length() + 1);
        int edit = at == text.length() ? 0 : random.nextInt(at + 1 < text.length() ? 4 : 3);
        switch (edit) {
            case 0 -> text.insert(at, letter);
            case 1 -> text.setCharAt(at, letter);
            case 2 -> text.deleteCharAt(at);
            default -> text.replace(at, at + 2, "" + text.charAt(at + 1) + text.charAt(at));
        }
        return text.toString();
    }

    @Test
    void suggestion_everyWordAtDistanceOne_isTheTierMeantInNinetyNineOfAHundred() {
        int right = 0;
        int all = 0;
        for (Map.Entry<String, Tier> alias : ALIASES.entrySet()) {
            for (String word : edits(alias.getKey())) {
                Suggestion suggestion = NAMES.suggest(word);
                assertThat(suggestion.distance()).as("%s", word).isEqualTo(1);
                assertThat(suggestion.tiers()).as("%s", word).contains(alias.getValue());
                all++;
                right += suggestion.tiers().size() == 1 ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(all * 99 / 100);
    }

    @Test
    void suggestion_wordsAtDistanceTwo_listsAllNearest() {
        long seed = new java.util.Random().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> aliases = ALIASES.keySet().stream().sorted().toList();
        for (int i = 0; i < 20_000; i++) {
            String word = editedTwice(aliases.get(random.nextInt(aliases.size())), random);
            if (ALIASES.containsKey(word)) {
                continue;
            }
            int least = aliases.stream()
                    .mapToInt(alias -> slowDistance(alias, word))
                    .min()
                    .orElseThrow();
            List<String> nearest = aliases.stream()
                    .filter(alias -> slowDistance(alias, word) == least && least < alias.length())
                    .toList();
            Suggestion suggestion = NAMES.suggest(word);
            // An alias of two letters has nothing left after two edits; then what is next takes its place.
            if (!nearest.isEmpty() && least <= 2) {
                assertThat(suggestion.names()).as("seed %d: %s", seed, word).isEqualTo(nearest);
                assertThat(suggestion.distance()).as("seed %d: %s", seed, word).isEqualTo(least);
            }
        }
    }

    /** By definition: the least over the last edit, without a table. */
    private static int slowDistance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 2) {
            return 3;
        }
        return slow(left, right, 3);
    }

    private static int slow(String left, String right, int budget) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.length() + right.length();
        }
        if (budget == 0) {
            return 0;
        }
        String l = left.substring(1);
        String r = right.substring(1);
        if (left.charAt(0) == right.charAt(0)) {
            // With equal heads an optimal alignment keeps them.
            return slow(l, r, budget);
        }
        int best =
                1 + Math.min(slow(l, r, budget - 1), Math.min(slow(l, right, budget - 1), slow(left, r, budget - 1)));
        if (left.length() > 1
                && right.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)) {
            best = Math.min(best, 1 + slow(left.substring(2), right.substring(2), budget - 1));
        }
        return best;
    }
}
