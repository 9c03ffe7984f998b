package dev.ringfence.data;

import java.util.Locale;

/** How a word uses capitals; what has none, such as an ideograph, counts as capitalised. */
enum CaseStyle {
    UPPER,
    LOWER,
    CAPITALIZED;

    static CaseStyle of(CharSequence word) {
        boolean upper = false;
        boolean lower = false;
        int letters = 0;
        for (int i = 0; i < word.length(); ) {
            int c = Character.codePointAt(word, i);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
            letters += Character.isLetter(c) ? 1 : 0;
            i += Character.charCount(c);
        }
        return of(upper, lower, letters);
    }

    private static CaseStyle of(boolean upper, boolean lower, int letters) {
        if (upper == lower) {
            return CAPITALIZED;
        }
        // A single capital says nothing of the others: "O" may be that of "Otto".
        return lower ? LOWER : letters > 1 ? UPPER : CAPITALIZED;
    }

    /** Of ASCII. */
    static CaseStyle of(byte[] word, int from, int to) {
        boolean upper = false;
        boolean lower = false;
        int letters = 0;
        for (int i = from; i < to; i++) {
            boolean letter = AsciiValue.isAsciiLetter(word[i]);
            upper |= letter && word[i] < 'a';
            lower |= letter && word[i] >= 'a';
            letters += letter ? 1 : 0;
        }
        return of(upper, lower, letters);
    }

    /** Puts ASCII letters in lower case into this style. */
    void apply(byte[] word, int from, int to) {
        int end = this == UPPER ? to : this == CAPITALIZED ? Math.min(to, from + 1) : from;
        for (int i = from; i < end; i++) {
            word[i] &= ~0x20;
        }
    }

    /** A word of lower-case letters in this style. */
    String apply(String word) {
        return switch (this) {
            case UPPER -> word.toUpperCase(Locale.ROOT);
            case LOWER -> word;
            case CAPITALIZED -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        };
    }
}
