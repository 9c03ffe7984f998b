package dev.ringfence.environment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes evidence cheaply: mostly words that matter, some that nearly do, some that are anything. */
final class EvidenceSets {
    static final EnvironmentNames NAMES = names();

    private static final String[] GOOD = good();
    private static final String[] NEARLY = {
        "",
        " ",
        "prod ",
        " prod",
        "prodution",
        "!prod",
        "prod\n",
        "pr\u00f6d",
        "d\u0435v",
        "sta\u212ae",
        "prod-eu",
        "default",
        "\u212aiosk",
        "\u017ftg",
        "non-prod",
        "test1",
        "qa-2",
        "*",
        "null",
        "pre production",
        "eu_canary"
    };
    private static final Evidence.Kind[] NAMING = {Evidence.Kind.EXPLICIT, Evidence.Kind.EXPLICIT, Evidence.Kind.AMBIENT
    };

    private EvidenceSets() {}

    private static EnvironmentNames names() {
        List<DeclaredName> declared = new ArrayList<>();
        for (SlowLaw.Own own : SlowLaw.OWN) {
            Tier tier = Tier.valueOf(own.tier());
            Traits traits = tier.traits();
            for (Right right : own.taken()) {
                traits = switch (right) {
                    case HOLD_LIVE_DATA -> traits.withData(Traits.Data.SANITIZED);
                    case REACH_REAL_PEOPLE -> traits.withAccess(Traits.Access.INTERNAL_TEAMS);
                    case REACH_PRODUCTION -> traits.withPurpose(Traits.Purpose.SIMULATE_PRODUCTION);
                    case WRITE_UNGUARDED -> traits.withChanges(Traits.Changes.MINIMAL);
                };
            }
            declared.add(new DeclaredName(own.name(), tier, traits));
        }
        return new EnvironmentNames(TierAliases.standard(), declared);
    }

    private static String[] good() {
        List<String> words = new ArrayList<>();
        SlowLaw.ALIASES.values().forEach(words::addAll);
        SlowLaw.OWN.forEach(own -> words.add(own.name()));
        words.sort(null); // Map.of iterates differently in each run, and a seed must not
        return words.toArray(String[]::new);
    }

    /** A set of at most six pieces. Half of the sets lean to one tier, or hardly any would ever agree. */
    static List<Evidence> next(SplittableRandom random) {
        int size = random.nextInt(7);
        String lean = random.nextBoolean() ? GOOD[random.nextInt(GOOD.length)] : null;
        List<Evidence> evidence = new ArrayList<>(size + 1);
        for (int i = 0; i < size; i++) {
            evidence.add(piece(random, lean));
        }
        return evidence;
    }

    static Evidence piece(SplittableRandom random, String lean) {
        int dice = random.nextInt(20);
        if (dice < 2) {
            Evidence.Weight weight = random.nextBoolean() ? Evidence.Weight.WARNS : Evidence.Weight.WITHHOLDS;
            return new Evidence(
                    "stack", Evidence.Kind.CIRCUMSTANTIAL, "seen", new Evidence.Circumstance("something", weight));
        }
        Evidence.Kind kind = NAMING[random.nextInt(NAMING.length)];
        if (dice < 3) {
            return Evidence.unreadable("file", kind, "key", new IOException());
        }
        if (dice < 5) {
            return Evidence.silent("variable", kind, "key");
        }
        int words = random.nextInt(10) < 8 ? 1 : random.nextInt(4);
        List<String> list = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            list.add(word(random, lean));
        }
        return new Evidence("variable", kind, "key", new Evidence.Names(list));
    }

    private static String word(SplittableRandom random, String lean) {
        int dice = random.nextInt(40);
        if (lean != null && dice < 32) {
            return cased(lean, random);
        }
        if (dice < 36) {
            return cased(GOOD[random.nextInt(GOOD.length)], random);
        }
        if (dice < 39) {
            return NEARLY[random.nextInt(NEARLY.length)];
        }
        StringBuilder any = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            any.append((char) random.nextInt(0x10000));
        }
        return any.toString();
    }

    private static String cased(String word, SplittableRandom random) {
        int dice = random.nextInt(8);
        return dice == 0
                ? word.toUpperCase(java.util.Locale.ROOT)
                : dice == 1 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }
}
