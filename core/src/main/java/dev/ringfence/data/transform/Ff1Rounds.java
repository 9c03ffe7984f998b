package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;

/** The ten rounds of FF1 for one form. Implementations are immutable and safe for use by many threads. */
interface Ff1Rounds {

    static Ff1Rounds of(Ff1Form form, KeyedBlocks blocks, byte[] tweak) {
        return LongRounds.fit(form) ? new LongRounds(form, blocks, tweak) : new BigRounds(form, blocks, tweak);
    }

    /** The numerals encrypted or decrypted. */
    int[] apply(int[] numerals, boolean encrypt);
}
