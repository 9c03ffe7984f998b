package dev.ringfence.refresh.synthetic;

import java.util.List;
import java.util.Locale;

/**
 * Texts of a list, with a count behind where more different ones are needed than it has; letters alone where there is no
 * room for them.
 *
 * @param pool no two alike, each no longer than the column takes
 * @param most the most characters
 * @param least the fewest
 */
record SyntheticText(List<String> pool, int least, int most, boolean different, int fold, String describe)
        implements SyntheticSpace {
    static final int AS_IS = 0;
    static final int UPPER = 1;
    static final int LOWER = 2;

    private static final int RADIX = 20;
    /** Without vowels no word comes of it, and nothing that a number is read from. */
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
    /** Letters behind a text, and the space before them. */
    private static final int ROOM = 10;

    SyntheticText {
        int longest = different ? most - ROOM : most;
        pool = pool.stream()
                .filter(text -> text.length() <= longest && !text.isBlank())
                .toList();
    }

    @Override
    public long size() {
        if (!pool.isEmpty()) {
            return different ? ENDLESS >> 20 : pool.size();
        }
        double all = Math.pow(RADIX, Math.min(most, 13));
        return most <= 0 ? 1 : (long) Math.min(ENDLESS, all);
    }

    @Override
    public Object at(long index) {
        return padded(folded(pool.isEmpty() ? letters(index, Math.min(most, least(index))) : pooled(index)));
    }

    private int least(long index) {
        int letters = 1;
        for (long rest = index; rest >= RADIX; rest /= RADIX) {
            letters++;
        }
        return Math.max(Math.max(least, Math.min(most, 6)), letters);
    }

    private String pooled(long index) {
        String text = pool.get((int) (index % pool.size()));
        long count = index / pool.size();
        return count == 0 || !different ? text : text + " " + letters(count - 1, 2);
    }

    private static String letters(long index, int least) {
        StringBuilder letters = new StringBuilder();
        long rest = index;
        while (letters.length() < least || rest > 0) {
            letters.append(CONSONANTS.charAt((int) (rest % RADIX)));
            rest /= RADIX;
        }
        return letters.toString();
    }

    private String folded(String text) {
        return switch (fold) {
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private String padded(String text) {
        return text.length() >= least ? text : text + (fold == UPPER ? "X" : "x").repeat(least - text.length());
    }
}
