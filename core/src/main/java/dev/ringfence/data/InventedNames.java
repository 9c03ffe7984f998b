package dev.ringfence.data;

import java.util.Locale;

/**
 * Pronounceable words of three syllables, the last from a closed list of endings, so that their form alone tells that
 * they are invented, such as {@code Zovaquex}. They are not compared with lists of real names.
 *
 * <p>Each word of a name is replaced for itself. Titles stay, initials become other initials, digits and symbols go.
 */
final class InventedNames implements MadeSpace {
    private static final String ONSETS = "bdfghjklmnprtvwz";
    private static final String VOWELS = "aeio";
    /** No two end alike, and no other syllable can be read as one: each holds a consonant after its vowel. */
    private static final String[] ENDINGS = {
        "quex", "zorn", "vynd", "xard", "thux", "zelk", "quorn", "vrix", "dwex", "zimph", "kwarl", "xolt", "vusk",
        "zyrn", "quilk", "jorx"
    };

    private static final int WORDS = 64 * 64 * ENDINGS.length;
    private static final int LONGEST = 9;

    @Override
    public String description() {
        return "invented words with endings of their own, one for each word of a name; capacity of one word";
    }

    @Override
    public long capacity() {
        return WORDS;
    }

    @Override
    public int minimumLength() {
        return LONGEST;
    }

    @Override
    public boolean contains(String value) {
        int words = 0;
        for (String word : PersonName.words(value)) {
            if (!isInvented(word)) {
                return false;
            }
            words++;
        }
        return words > 0;
    }

    private static boolean isInvented(String word) {
        if (word.length() < 8 || !isSyllable(word, 0) || !isSyllable(word, 2)) {
            return false;
        }
        String ending = word.substring(4);
        for (String known : ENDINGS) {
            if (known.equals(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSyllable(String word, int at) {
        return ONSETS.indexOf(word.charAt(at)) >= 0 && VOWELS.indexOf(word.charAt(at + 1)) >= 0;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        StringBuilder name = new StringBuilder(value.length() + LONGEST);
        int fits = 0;
        int from = 0;
        for (int start = PersonName.nextWord(value, 0); start < value.length(); ) {
            separators(name, value, from, start);
            int end = PersonName.endOfWord(value, start);
            word(name, keyed, value, start, end);
            if (name.length() > maxLength) {
                name.setLength(fits);
                return name.toString().strip();
            }
            fits = name.length();
            from = end;
            start = PersonName.nextWord(value, end);
        }
        separators(name, value, from, value.length());
        name.setLength(Math.min(name.length(), maxLength));
        return name.toString();
    }

    private static void word(StringBuilder name, KeyedFunction keyed, String value, int start, int end) {
        String word = PersonName.canonical(value, start, end);
        if (PersonName.isTitle(word)) {
            name.append(value, start, end);
        } else if (PersonName.isName(word)) {
            name.append(invented(keyed, word));
        } else {
            name.append(invented(keyed, word).charAt(0));
        }
    }

    private static String invented(KeyedFunction keyed, String word) {
        int index = (int) keyed.draw(word).below(WORDS);
        StringBuilder made = new StringBuilder(LONGEST);
        made.append(ONSETS.charAt(index & 15)).append(VOWELS.charAt(index >> 4 & 3));
        made.append(ONSETS.charAt(index >> 6 & 15)).append(VOWELS.charAt(index >> 10 & 3));
        made.append(ENDINGS[index >> 12]);
        return made.substring(0, 1).toUpperCase(Locale.ROOT) + made.substring(1);
    }

    /** Only what customarily stands between names: a telephone number behind a name must not pass. */
    private static void separators(StringBuilder name, String value, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '-' || c == '.' || c == ',' || c == '\'' || c == '"' || c == '&') {
                name.append(c);
            }
        }
    }
}
