package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;
import java.util.Locale;

/**
 * Phrases in which each word is replaced for itself by an {@link InventedWord} of about its length, in its case style.
 * Words of a closed list, which say what the phrase is and not whose, stay; single letters become other letters. Digits
 * and symbols go.
 *
 * <p>A phrase without a word to replace becomes one invented word, as does one whose column has no room for more.
 */
abstract class InventedPhrases implements MadeSpace {
    /** What may stand between words: a telephone number behind a name must not pass. */
    private static final long SEPARATORS =
            " -.,'\"&".chars().mapToLong(c -> 1L << c).sum();

    @Override
    public long capacity() {
        return InventedWord.CAPACITY;
    }

    /** True for a word that stays as it is. */
    abstract boolean stays(String canonicalWord);

    /** What a word seems to stand for. */
    abstract Ending ending(String canonicalWord);

    /** True if a run of digits may be that of a made value. */
    boolean passes(String value, int start, int end) {
        return false;
    }

    /** True if a word is made; by default if it is an invented one. */
    boolean isMade(String canonicalWord) {
        return InventedWord.matches(canonicalWord);
    }

    /** True if the character may stand between the words of a made value. */
    boolean separates(char c) {
        return c < Long.SIZE && ((SEPARATORS >>> c) & 1) != 0;
    }

    @Override
    public boolean contains(String value) {
        int made = 0;
        for (int i = 0; i < value.length(); ) {
            int end = endOfToken(value, i);
            if (PersonName.isLetter(value, i)) {
                String word = PersonName.canonical(value, i, end);
                if (isMade(word)) {
                    made++;
                } else if (!PersonName.isInitial(word) && !stays(word)) {
                    return false;
                }
            } else if (Character.isDigit(value.charAt(i)) ? !passes(value, i, end) : !separates(value.charAt(i))) {
                return false;
            }
            i = end;
        }
        return made > 0;
    }

    /** Behind a word, a run of digits, or a single other character. */
    private static int endOfToken(String value, int start) {
        if (PersonName.isLetter(value, start)) {
            return PersonName.endOfWord(value, start);
        }
        int end = start + 1;
        while (Character.isDigit(value.charAt(start)) && end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        return end;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        return phrase(keyed, value, maxLength);
    }

    /** What any text becomes. */
    final String phrase(KeyedFunction keyed, String value, int maxLength) {
        StringBuilder made = new StringBuilder(value.length() + InventedWord.LONGEST);
        boolean anyMade = false;
        PhraseGap gap = new PhraseGap();
        int fits = 0;
        for (int i = 0; i < value.length(); ) {
            int end = endOfToken(value, i);
            boolean word = PersonName.isLetter(value, i);
            if (word || (Character.isDigit(value.charAt(i)) && passes(value, i, end))) {
                if (!gap.isTorn() || !made.isEmpty()) {
                    made.append(value, gap.from(), gap.to(i));
                    made.append(gap.isTorn() && gap.from() == gap.to(i) ? " " : "");
                }
                end = word ? end : endOfNumber(value, end);
                anyMade |= append(made, keyed, value, i, end);
                if (made.length() > maxLength) {
                    break;
                }
                fits = made.length();
                gap.kept(end);
            } else if (!separates(value.charAt(i))) {
                gap.drop(i, end);
            }
            i = end;
        }
        if (fits == made.length() && (!gap.isTorn() || !made.isEmpty())) {
            made.append(value, gap.from(), gap.to(value.length()));
            while (gap.isTorn() && made.charAt(made.length() - 1) == ' ') {
                made.setLength(made.length() - 1);
            }
        }
        if (made.length() > maxLength) {
            made.setLength(fits);
        }
        String phrase = made.toString();
        return anyMade && contains(phrase) ? phrase : withoutWords(keyed, value, phrase, maxLength);
    }

    /** What a phrase becomes in which nothing was replaced by an invented word, or that has no room for one. */
    String withoutWords(KeyedFunction keyed, String value, String phrase, int maxLength) {
        return alone(keyed, value);
    }

    /** One word for a whole value. */
    final String alone(KeyedFunction keyed, String value) {
        int start = PersonName.nextWord(value, 0);
        while (start < value.length()) {
            int end = PersonName.endOfWord(value, start);
            String word = PersonName.canonical(value, start, end);
            if (!PersonName.isInitial(word) && !stays(word)) {
                return invented(keyed, word, value.substring(start, end));
            }
            start = PersonName.nextWord(value, end);
        }
        return CaseStyle.CAPITALIZED.apply(InventedWord.of(keyed.draw(canonical(value)), 1, Ending.NONE));
    }

    /** Words in lower case and digits, one space between them. */
    static String canonical(String value) {
        StringBuilder canonical = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); ) {
            int end = endOfToken(value, i);
            boolean word = PersonName.isLetter(value, i);
            if (word || Character.isDigit(value.charAt(i))) {
                canonical.append(canonical.isEmpty() ? "" : " ");
                canonical.append(word ? PersonName.canonical(value, i, end) : value.substring(i, end));
            }
            i = end;
        }
        return canonical.toString();
    }

    /** Behind the letters that belong to a number, such as those of an ordinal. */
    int endOfNumber(String value, int digits) {
        return digits;
    }

    /** Appends what stands for a word or number; true if it is an invented word. */
    boolean append(StringBuilder made, KeyedFunction keyed, String value, int start, int end) {
        String word = PersonName.canonical(value, start, end);
        String original = value.substring(start, end);
        if (stays(word)) {
            made.append(original);
            return false;
        }
        String invented = invented(keyed, word, original);
        made.append(PersonName.isInitial(word) ? invented.substring(0, 1) : invented);
        return !PersonName.isInitial(word);
    }

    /** The invented word for a word, in its case style. */
    String invented(KeyedFunction keyed, String word, String original) {
        int letters = word.codePointCount(0, word.length());
        String made = InventedWord.of(keyed.draw(word), letters, ending(word));
        return CaseStyle.of(original).apply(made);
    }

    /** Words of a text block or line, in lower case. */
    static String[] words(String list) {
        return list.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    }
}
