package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;

/**
 * Names of countries that do not exist, such as {@code Zovaquexia}, and for a code, or where no name fits, one of the
 * codes that ISO 3166-1 leaves to its users and never assigns (8.1.3): {@code QM} to {@code QZ}, {@code QMA} to
 * {@code QZZ}.
 */
final class UnassignedCountries implements MadeSpace {
    private static final int CODES = 14;

    @Override
    public String description() {
        return "invented words that end in -ia; for codes those that ISO 3166-1 never assigns, QM to QZ, QMA to QZZ";
    }

    @Override
    public long capacity() {
        return CODES;
    }

    @Override
    public int minimumLength() {
        return 2;
    }

    @Override
    public boolean contains(String value) {
        String text = value.strip();
        return isCode(text)
                || (!text.isEmpty()
                        && PersonName.endOfWord(text, 0) == text.length()
                        && InventedWord.matches(PersonName.canonical(text, 0, text.length())));
    }

    private static boolean isCode(String text) {
        boolean two = text.length() == 2;
        return (two || text.length() == 3)
                && text.charAt(0) == 'Q'
                && text.charAt(1) >= 'M'
                && text.charAt(1) <= 'Z'
                && (two || (text.charAt(2) >= 'A' && text.charAt(2) <= 'Z'));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String canonical = InventedPhrases.canonical(value);
        int letters = code(value);
        if (letters == 0 && maxLength >= Ending.COUNTRY.longestMedium()) {
            String made = InventedWord.of(keyed.draw(canonical), canonical.length() > 5 ? 6 : 1, Ending.COUNTRY);
            return CaseStyle.of(value).apply(made);
        }
        Draw draw = keyed.draw(letters == 0 ? canonical : canonical.replace(" ", ""));
        String two = "Q" + (char) ('M' + draw.below(CODES));
        return letters == 3 && maxLength >= 3 ? two + (char) ('A' + draw.below(26)) : two;
    }

    /** The letters of {@code US}, {@code U.S.} or {@code USA}, otherwise 0. */
    private static int code(String value) {
        String letters = value.strip().replace(".", "");
        boolean code = (letters.length() == 2 || letters.length() == 3)
                && letters.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return code ? letters.length() : 0;
    }
}
