package dev.ringfence.data.json;

/**
 * How a sanitizer goes about its work.
 *
 * @param nonText what numbers and booleans become
 * @param scansNumbers whether numbers are looked into where strings are
 * @param manyDocuments whether one value may follow another
 * @param maxDepth the most containers within each other
 * @param maxTokenLength the longest string that is looked at, the longest key and number, in bytes or units
 */
record JsonOptions(
        NonTextValues nonText, boolean scansNumbers, boolean manyDocuments, int maxDepth, int maxTokenLength) {
    static final JsonOptions DEFAULT = new JsonOptions(NonTextValues.KEEP_TYPE, false, false, 1_000, 16 << 20);
}
