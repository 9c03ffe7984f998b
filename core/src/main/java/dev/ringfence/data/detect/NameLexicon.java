package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PersonName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the words of known names, such as those of all customers, in text. A word is found where it stands whole and
 * does not begin with a lower-case letter; {@code Will} at the beginning of a sentence is found too where somebody is
 * called so.
 *
 * <p>Does not find names written in lower case, abbreviated, inflected (but for {@code 's}), or within a script that
 * does not separate words. Immutable and safe for use by many threads. Holds the words: it belongs where live data may
 * be held.
 */
public final class NameLexicon implements Detector {
    private static final double CONFIDENCE = 0.5;

    private final Set<String> words;

    private NameLexicon(Set<String> words) {
        this.words = words;
    }

    /** A lexicon to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many different words it knows. */
    public int size() {
        return words.size();
    }

    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> findings = List.of();
        for (int start = PersonName.nextWord(text, 0); start < text.length(); ) {
            int end = PersonName.endOfWord(text, start);
            if (!Character.isLowerCase(text.charAt(start))) {
                int known = known(text, start, end);
                if (known > start) {
                    findings = findings.isEmpty() ? new ArrayList<>() : findings;
                    findings.add(new Finding(InfoType.PERSON_NAME, start, known, CONFIDENCE, false));
                }
            }
            start = PersonName.nextWord(text, end);
        }
        return findings;
    }

    /** The end of the known word, without the {@code 's} of a genitive, or the start if it is none. */
    private int known(CharSequence text, int start, int end) {
        String word = PersonName.canonical(text, start, end);
        if (words.contains(word)) {
            return end;
        }
        return word.endsWith("'s") && words.contains(word.substring(0, word.length() - 2)) ? end - 2 : start;
    }

    /** The number of words, none of them. */
    @Override
    public String toString() {
        return "NameLexicon[" + words.size() + " words]";
    }

    /** Collects names. Not safe for use by many threads. */
    public static final class Builder {
        private final Set<String> words = new HashSet<>();

        private Builder() {}

        /** Adds the words of a name. */
        public Builder add(CharSequence name) {
            words.addAll(PersonName.words(name));
            return this;
        }

        /** How many different words were added. */
        public int size() {
            return words.size();
        }

        /** The lexicon of what was added so far. */
        public NameLexicon build() {
            return new NameLexicon(Set.copyOf(words));
        }
    }
}
