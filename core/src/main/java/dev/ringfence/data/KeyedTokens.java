package dev.ringfence.data;

import java.util.Locale;
import java.util.Set;

/**
 * Tokens that name the type and 52 keyed bits, such as {@code {us-passport:kdmqxbtpdfhgs}}: for types whose values
 * have no range that is kept free. No value of any type looks like one. {@link #contains} also knows the examples that
 * documentation publishes, where there are such. The canonical form is letters and digits in upper case.
 */
final class KeyedTokens implements MadeSpace {
    /** Consonants only: with digits among them a token would now and then have the shape of an identifier. */
    private static final String ALPHABET = "bcdfghjkmnpqstvx";

    private static final int SYMBOLS = 13;

    private final String beginning;
    private final Set<String> published;

    KeyedTokens(String typeName, String... published) {
        this.published = Set.of(published);
        this.beginning = "{" + typeName.toLowerCase(Locale.ROOT).replace('_', '-') + ":";
    }

    @Override
    public String description() {
        return "tokens " + beginning + "..} with 52 keyed bits";
    }

    @Override
    public long capacity() {
        return 1L << 52;
    }

    @Override
    public int minimumLength() {
        return beginning.length() + SYMBOLS + 1;
    }

    @Override
    public boolean contains(String value) {
        if (published.contains(value)) {
            return true;
        }
        if (value.length() != minimumLength() || !value.startsWith(beginning) || !value.endsWith("}")) {
            return false;
        }
        for (int i = beginning.length(); i < value.length() - 1; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        StringBuilder canonical = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetterOrDigit).forEach(canonical::appendCodePoint);
        long bits = keyed.draw(canonical.toString().toUpperCase(Locale.ROOT)).next();
        StringBuilder token = new StringBuilder(minimumLength()).append(beginning);
        for (int i = 0; i < SYMBOLS; i++, bits >>>= 4) {
            token.append(ALPHABET.charAt((int) (bits & 15)));
        }
        return token.append('}').toString();
    }
}
