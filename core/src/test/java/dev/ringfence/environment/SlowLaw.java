package dev.ringfence.environment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first law, read off slowly: one question after another over the whole list, with tables of its own. It shares
 * nothing with the code it judges but the vocabulary.
 */
final class SlowLaw {
    static final Map<String, List<String>> ALIASES = Map.of(
            "PRODUCTION", List.of("production", "prod", "prd", "live"),
            "STAGING", List.of("staging", "stage", "stg", "preprod", "pre-production", "uat"),
            "TEST", List.of("test", "testing", "qa", "ci"),
            "DEVELOPMENT", List.of("development", "dev", "local"));

    /** Name to tier and the rights of the tier that its traits take away. */
    record Own(String name, String tier, Set<Right> taken) {}

    static final List<Own> OWN = List.of(
            new Own("eu-canary", "PRODUCTION", Set.of()),
            new Own("kiosk", "PRODUCTION", Set.of(Right.HOLD_LIVE_DATA, Right.REACH_REAL_PEOPLE)),
            new Own("demo", "STAGING", Set.of()),
            new Own("frozen", "TEST", Set.of(Right.WRITE_UNGUARDED)),
            new Own("sandbox-2", "DEVELOPMENT", Set.of()));

    record Outcome(Verdict verdict, String tier, String name, Set<Right> rights, boolean below) {}

    private SlowLaw() {}

    static Outcome judge(List<Evidence> evidence) {
        Set<String> tiersOfAll = new HashSet<>();
        Set<String> tiersOfExplicit = new HashSet<>();
        Set<String> ownNames = new HashSet<>();
        boolean explicitWrong = false;
        boolean explicitUnreadable = false;
        for (Evidence piece : evidence) {
            boolean explicit = piece.kind() == Evidence.Kind.EXPLICIT;
            for (String word : words(piece)) {
                String tier = tier(word);
                if (tier == null) {
                    explicitWrong |= explicit;
                } else {
                    tiersOfAll.add(tier);
                    if (explicit) {
                        tiersOfExplicit.add(tier);
                    }
                    OWN.stream().filter(own -> isWord(own.name(), word)).forEach(own -> ownNames.add(own.name()));
                }
            }
            explicitWrong |= explicit
                    && piece.claim() instanceof Evidence.Names names
                    && names.words().isEmpty();
            explicitUnreadable |= explicit && piece.claim() instanceof Evidence.Unreadable;
        }
        Verdict verdict;
        if (tiersOfAll.size() >= 2) {
            verdict = Verdict.CONFLICT;
        } else if (explicitWrong) {
            verdict = Verdict.UNKNOWN;
        } else if (tiersOfExplicit.isEmpty()) {
            verdict = Verdict.UNSET;
        } else {
            verdict = Verdict.AGREED;
        }
        String tier = verdict == Verdict.AGREED ? tiersOfAll.iterator().next() : "UNKNOWN";
        String name = tier.toLowerCase(java.util.Locale.ROOT);
        if (verdict == Verdict.AGREED && ownNames.size() == 1) {
            name = ownNames.iterator().next();
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (verdict == Verdict.AGREED && evidence.stream().allMatch(piece -> leaves(piece, right))) {
                rights.add(right);
            }
        }
        boolean below = !tiersOfExplicit.isEmpty()
                && !tiersOfExplicit.contains("PRODUCTION")
                && !explicitWrong
                && !explicitUnreadable;
        return new Outcome(verdict, tier, name, rights, below);
    }

    /** True if this piece, alone, does not stand against the right. */
    private static boolean leaves(Evidence piece, Right right) {
        if (piece.claim() instanceof Evidence.Circumstance seen) {
            return seen.weight() == Evidence.Weight.WARNS || right == Right.WRITE_UNGUARDED;
        }
        if (piece.claim() instanceof Evidence.Unreadable) {
            return piece.kind() != Evidence.Kind.EXPLICIT;
        }
        for (String word : words(piece)) {
            String tier = tier(word);
            if (tier == null) {
                continue;
            }
            boolean granted = switch (tier) {
                case "PRODUCTION" -> right != Right.WRITE_UNGUARDED;
                case "STAGING" -> false;
                default -> right == Right.WRITE_UNGUARDED;
            };
            boolean taken = OWN.stream()
                    .anyMatch(own -> isWord(own.name(), word) && own.taken().contains(right));
            if (!granted || taken) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(Evidence piece) {
        return piece.claim() instanceof Evidence.Names names ? names.words() : new ArrayList<>();
    }

    private static String tier(String word) {
        for (Map.Entry<String, List<String>> entry : ALIASES.entrySet()) {
            if (entry.getValue().stream().anyMatch(alias -> isWord(alias, word))) {
                return entry.getKey();
            }
        }
        return OWN.stream()
                .filter(own -> isWord(own.name(), word))
                .map(Own::tier)
                .findFirst()
                .orElse(null);
    }

    /** Equal but for the case of the letters A to Z. */
    private static boolean isWord(String name, String word) {
        if (name.length() != word.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char own = name.charAt(i);
            char other = word.charAt(i);
            boolean same = own == other || (own >= 'a' && own <= 'z' && other == own - 32);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
