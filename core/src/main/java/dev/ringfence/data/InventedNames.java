package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of persons. Titles stay. A word that ends as names of women do, or of men, becomes one that does so too; what
 * the endings do not tell is neither. A family name is judged like any word, since it must become the same wherever it
 * stands.
 */
final class InventedNames extends InventedPhrases {
    /** The frequent ones that do not end so. */
    private static final Set<String> WOMEN = Set.of(
            words("alice amy anne ann beth birgit carmen claire deborah doris edith eileen elizabeth ellen emily esther"
                    + " eve grace heather helen ingrid isabel jane janet jennifer jessica joan joyce judith judy karen"
                    + " kate katherine kathleen kimberly lois louise lucy margaret marie marion mary megan michelle"
                    + " miriam nancy nicole pamela rachel ruth sarah sharon sue susan zoe"));

    /** The frequent ones that end as those of women do. */
    private static final Set<String> MEN =
            Set.of(words("attila elia elisha ezra ilya jona joshua juda luca micha misha mustafa nicola nikita sasha"));

    private static final String[] FEMALE = words("a ette elle ine een lyn lynn");
    private static final String[] MALE = words("o us bert fred hard ward rick thew ias");
    private static final int SHORTEST = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    @Override
    public String description() {
        return "invented words with endings of their own, one for each word of a name; capacity of one word";
    }

    @Override
    public int minimumLength() {
        return Ending.FEMALE.longest();
    }

    @Override
    boolean stays(String canonicalWord) {
        return PersonName.isTitle(canonicalWord);
    }

    @Override
    Ending ending(String canonicalWord) {
        String plain = isAscii(canonicalWord)
                ? canonicalWord
                : MARKS.matcher(Normalizer.normalize(canonicalWord, Normalizer.Form.NFD))
                        .replaceAll("");
        if (MEN.contains(plain)) {
            return Ending.MALE;
        }
        if (WOMEN.contains(plain) || endsWith(plain, FEMALE)) {
            return Ending.FEMALE;
        }
        return endsWith(plain, MALE) ? Ending.MALE : Ending.NONE;
    }

    private static boolean isAscii(String word) {
        int all = 0;
        for (int i = 0; i < word.length(); i++) {
            all |= word.charAt(i);
        }
        return all < 128;
    }

    private static boolean endsWith(String word, String[] endings) {
        for (String ending : endings) {
            if (word.length() >= SHORTEST && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
