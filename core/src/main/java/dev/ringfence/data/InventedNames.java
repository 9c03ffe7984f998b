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
final class InventedNames extends InventedPhrases implements AsciiSpace {
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
    private static final int LONGEST_TITLE = 4;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private static final PackedWords PACKED_TITLES = new PackedWords(PersonName.titles());
    private static final PackedWords PACKED_WOMEN = new PackedWords(WOMEN);
    private static final PackedWords PACKED_MEN = new PackedWords(MEN);
    private static final long[] PACKED_FEMALE = PackedWords.endings(FEMALE);
    private static final long[] PACKED_MALE = PackedWords.endings(MALE);

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

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        return one(keyed, value, maxLength).orElseGet(() -> phrase(keyed, value, maxLength));
    }

    /** Takes ASCII with a name in it and room for each word, however long it becomes. */
    @Override
    public boolean ask(AsciiValue value, int maxLength, KeyedForms forms) {
        byte[] units = value.bytes();
        int first = forms.size();
        boolean named = false;
        int longest = 0;
        for (int i = value.from(); i < value.to(); ) {
            int end = endOfWord(value, i);
            if (end == i) {
                // An apostrophe of its own could join two words that were none.
                if (units[i] < 0 || units[i] == '\'') {
                    forms.cut(first);
                    return false;
                }
                longest++;
                i++;
            } else {
                if (isTitle(units, i, end)) {
                    longest += end - i;
                } else {
                    add(units, i, end, forms);
                    named |= end - i > 1;
                    longest += end - i > 1 ? Ending.FEMALE.longest(end - i) : 1;
                }
                i = end;
            }
        }
        if (!named || longest > maxLength) {
            forms.cut(first);
            return false;
        }
        return true;
    }

    /** Behind the word that begins there; the same place if none does. */
    private static int endOfWord(AsciiValue value, int start) {
        byte[] units = value.bytes();
        int end = start;
        while (end < value.to()
                && (AsciiValue.isAsciiLetter(units[end])
                        || (units[end] == '\''
                                && end > start
                                && end + 1 < value.to()
                                && AsciiValue.isAsciiLetter(units[end + 1])))) {
            end++;
        }
        return end;
    }

    private static boolean isTitle(byte[] units, int from, int to) {
        return to - from <= LONGEST_TITLE && PACKED_TITLES.contains(PackedWords.packed(units, from, to));
    }

    private static void add(byte[] units, int from, int to, KeyedForms forms) {
        byte[] form = forms.begin(to - from);
        int shift = forms.at() - from;
        for (int i = from; i < to; i++) {
            // Apostrophes have the bit already.
            form[i + shift] = (byte) (units[i] | 0x20);
        }
        forms.end(to - from);
    }

    @Override
    public void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made) {
        byte[] units = value.bytes();
        byte[] bytes = made.reserve(value.length() * minimumLength());
        int begin = made.size();
        int at = begin;
        int form = value.form();
        PhraseGap gap = new PhraseGap();
        gap.kept(value.from());
        for (int i = value.from(); i < value.to(); ) {
            int end = endOfWord(value, i);
            if (end == i) {
                if (!separates((char) units[i])) {
                    gap.drop(i, i + 1);
                }
                i++;
                continue;
            }
            if (!gap.isTorn() || at > begin) {
                at = separators(units, gap, i, bytes, at);
                if (gap.isTorn() && gap.from() == gap.to(i)) {
                    bytes[at++] = ' ';
                }
            }
            if (isTitle(units, i, end)) {
                System.arraycopy(units, i, bytes, at, end - i);
                at += end - i;
            } else {
                at = word(units, i, end, forms.draw(form++), bytes, at);
            }
            gap.kept(end);
            i = end;
        }
        at = separators(units, gap, value.to(), bytes, at);
        while (gap.isTorn() && bytes[at - 1] == ' ') {
            at--;
        }
        made.advance(at);
    }

    /** Behind what stands between two words; at most as much as there. */
    private static int separators(byte[] units, PhraseGap gap, int word, byte[] into, int at) {
        int length = gap.to(word) - gap.from();
        System.arraycopy(units, gap.from(), into, at, length);
        return at + length;
    }

    /** Writes what stands for a word; of a single letter only a letter. */
    private static int word(byte[] units, int from, int to, Draw draw, byte[] into, int at) {
        int end = InventedWord.write(draw, to - from, ending(PackedWords.packed(units, from, to), to - from), into, at);
        CaseStyle.of(units, from, to).apply(into, at, end);
        return to - from == 1 ? at + 1 : end;
    }

    private static Ending ending(long word, int letters) {
        if (PACKED_MEN.contains(word)) {
            return Ending.MALE;
        }
        boolean ends = letters >= SHORTEST;
        if (PACKED_WOMEN.contains(word) || (ends && PackedWords.ends(word, PACKED_FEMALE))) {
            return Ending.FEMALE;
        }
        return ends && PackedWords.ends(word, PACKED_MALE) ? Ending.MALE : Ending.NONE;
    }
}
