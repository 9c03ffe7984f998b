package dev.ringfence.data.json;

/**
 * How a sanitizer goes about its work.
 *
 * @param nonText what numbers and booleans become
 * @param scansNumbers whether numbers are looked into where strings are
 * @param manyDocuments whether one value may follow another
 * @param maxDepth the most containers within each other
 * @param maxTokenLength the longest string that is looked at, the longest key and number, in bytes or units
 * @param chunkLength how much of a stream is held at once, as long as tokens are shorter
 */
record JsonOptions(
        NonTextValues nonText,
        boolean scansNumbers,
        boolean manyDocuments,
        int maxDepth,
        int maxTokenLength,
        int chunkLength) {
    static final JsonOptions DEFAULT = new JsonOptions(NonTextValues.KEEP_TYPE, false, false, 1_000, 16 << 20, 1 << 16);

    JsonOptions withNonText(NonTextValues become) {
        return new JsonOptions(become, scansNumbers, manyDocuments, maxDepth, maxTokenLength, chunkLength);
    }

    JsonOptions scanningNumbers() {
        return new JsonOptions(nonText, true, manyDocuments, maxDepth, maxTokenLength, chunkLength);
    }

    JsonOptions withManyDocuments() {
        return new JsonOptions(nonText, scansNumbers, true, maxDepth, maxTokenLength, chunkLength);
    }

    JsonOptions withMaxDepth(int depth) {
        return new JsonOptions(
                nonText, scansNumbers, manyDocuments, positive("maxDepth", depth), maxTokenLength, chunkLength);
    }

    JsonOptions withMaxTokenLength(int length) {
        return new JsonOptions(
                nonText, scansNumbers, manyDocuments, maxDepth, positive("maxTokenLength", length), chunkLength);
    }

    JsonOptions withChunkLength(int length) {
        return new JsonOptions(
                nonText, scansNumbers, manyDocuments, maxDepth, maxTokenLength, positive("chunkLength", length));
    }

    private static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("'" + name + "' must be positive but was " + value);
        }
        return value;
    }
}
