package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedFunction;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Values of an info type out of its made space, where no live one can lie.
 *
 * @param original gives the text that stands for nobody and is replaced, for each index
 */
record SyntheticMade(InfoType type, KeyedFunction keyed, int maxLength, String subject, LongFunction<String> original)
        implements SyntheticSpace {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int LEAST_LETTERS = 6;

    @Override
    public long size() {
        return ENDLESS;
    }

    @Override
    public Object at(long index) {
        return type.madeSpace().replace(keyed, original.apply(index), maxLength);
    }

    @Override
    public boolean distinct() {
        return type.madeSpace().capacity() == Long.MAX_VALUE;
    }

    @Override
    public String describe() {
        return "made " + type;
    }

    @Override
    public Optional<InfoType> made() {
        return Optional.of(type);
    }

    /** A word of letters alone, another one for each index. */
    static String word(long index) {
        StringBuilder word = new StringBuilder();
        long rest = index;
        for (int i = 0; i < LEAST_LETTERS || rest > 0; i++) {
            word.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return word.toString();
    }
}
