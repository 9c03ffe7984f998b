package dev.ringfence.data.json;

import org.jspecify.annotations.Nullable;

/**
 * Tells what keys mean to the policy: the rule for a key, and its number among the names that paths have. Both as one
 * {@code long}. Not safe for use by many threads.
 */
final class KeyReader {
    private final JsonRules rules;
    private final ValueEditor values;
    private final KeyCache ofUtf8 = new KeyCache();
    /** Holds ASCII only: units beyond it do not show which character they stand for. */
    private @Nullable KeyCache ofUnits;

    private KeyCache cache = ofUtf8;
    private long meaning;
    private boolean changed;

    KeyReader(JsonRules rules, ValueEditor values) {
        this.rules = rules;
        this.values = values;
    }

    void begin(boolean units) {
        cache = units ? ofUnits() : ofUtf8;
    }

    private KeyCache ofUnits() {
        if (ofUnits == null) {
            ofUnits = new KeyCache();
        }
        return ofUnits;
    }

    /** The rule of a meaning, {@link JsonRules#NONE} for none. */
    static int rule(long meaning) {
        return (int) (meaning >>> 32);
    }

    /** The number of the name for {@link PathStates#toMember}. */
    static int member(long meaning) {
        return (int) meaning;
    }

    /** What the last key means. */
    long meaning() {
        return meaning;
    }

    /** True if the last key was replaced in part. */
    boolean hasChanged() {
        return changed;
    }

    /**
     * Reads a key.
     *
     * @param from index behind the quotation mark that begins it
     * @return the index of the one that ends it, or {@link Tokens#INCOMPLETE}
     */
    int read(byte[] b, int from, int to, boolean units) {
        int end = Tokens.endOfString(b, from, to, units);
        if (end >= 0) {
            changed = false;
            if (cache.find(b, from, end)) {
                meaning = cache.meaning();
            } else {
                learn(b, from, end, units);
            }
        }
        return end;
    }

    private void learn(byte[] b, int from, int end, boolean units) {
        String key = values.decode(b, from, end).toString();
        meaning = (long) rules.ruleOfKey(key) << 32 | rules.paths().member(key);
        changed = rules.scansKeys() && values.scan(b, from, end);
        if (!changed && !(units && hasOthers(b, from, end))) {
            cache.put(b, from, end, meaning);
        }
    }

    private static boolean hasOthers(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] < 0) {
                return true;
            }
        }
        return false;
    }
}
