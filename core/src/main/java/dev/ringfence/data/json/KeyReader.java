package dev.ringfence.data.json;

/**
 * Tells what a key means to the policy: the rule for it, and its number among the names that paths have. Both as one
 * {@code long}. Not safe for use by many threads.
 */
final class KeyReader {
    private final JsonRules rules;
    private final ValueEditor values;
    private final KeyCache cache = new KeyCache();
    private final DecodedString decoded = new DecodedString();

    KeyReader(JsonRules rules, ValueEditor values) {
        this.rules = rules;
        this.values = values;
    }

    /** The rule of a meaning, {@link JsonRules#NONE} for none. */
    static int rule(long meaning) {
        return (int) (meaning >>> 32);
    }

    /** The number of the name for {@link PathStates#toMember}. */
    static int member(long meaning) {
        return (int) meaning;
    }

    /** What the key between two quotation marks means. */
    long read(byte[] b, int from, int to) {
        // Units beyond ASCII do not show which character they stand for.
        boolean spelled = values.source().isEmpty() || isAscii(b, from, to);
        long known = spelled ? cache.get(b, from, to - from) : KeyCache.UNKNOWN;
        return known != KeyCache.UNKNOWN ? known : learn(b, from, to, spelled);
    }

    private long learn(byte[] b, int from, int to, boolean spelled) {
        values.source().ifPresentOrElse(text -> decoded.read(text, from, to), () -> decoded.read(b, from, to));
        String key = decoded.toString();
        long meaning = (long) rules.ruleOfKey(key) << 32 | rules.paths().member(key);
        boolean changed = rules.scansKeys() && values.key(decoded);
        if (spelled && !changed) {
            cache.put(b, from, to - from, meaning);
        }
        return meaning;
    }

    private static boolean isAscii(byte[] b, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if ((Swar.word(b, i) & Swar.HIGH) != 0) {
                return false;
            }
        }
        while (i < to && b[i] >= 0) {
            i++;
        }
        return i == to;
    }
}
