package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;

/** Groups that nobody belongs to, such as {@code Zovaquexian}: one word for a whole value. */
final class InventedNationalities implements MadeSpace {
    private static final int MEDIUM = 6;

    @Override
    public String description() {
        return "invented words that end in -ian";
    }

    @Override
    public long capacity() {
        return InventedWord.CAPACITY;
    }

    @Override
    public int minimumLength() {
        return Ending.NATIONALITY.longestMedium();
    }

    @Override
    public boolean contains(String value) {
        String text = value.strip();
        return !text.isEmpty()
                && PersonName.endOfWord(text, 0) == text.length()
                && InventedWord.matches(PersonName.canonical(text, 0, text.length()));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        Draw draw = keyed.draw(InventedPhrases.canonical(value));
        return CaseStyle.of(value).apply(InventedWord.of(draw, MEDIUM, Ending.NATIONALITY));
    }
}
