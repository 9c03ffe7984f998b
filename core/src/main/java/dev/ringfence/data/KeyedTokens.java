package dev.ringfence.data;

import java.util.Locale;

/**
 * Tokens that name the type and 50 keyed bits, such as {@code {us-passport:7k2m9qx4pd}}: for types whose values have no
 * range that is kept free. No value of any type looks like one. The canonical form is letters and digits in upper case.
 */
final class KeyedTokens implements MadeSpace {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SYMBOLS = 10;

    private final String beginning;

    KeyedTokens(String typeName) {
        this.beginning = "{" + typeName.toLowerCase(Locale.ROOT).replace('_', '-') + ":";
    }

    @Override
    public String description() {
        return "tokens " + beginning + "..} with 50 keyed bits";
    }

    @Override
    public long capacity() {
        return 1L << 50;
    }

    @Override
    public int minimumLength() {
        return beginning.length() + SYMBOLS + 1;
    }

    @Override
    public boolean contains(String value) {
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
        for (int i = 0; i < SYMBOLS; i++, bits >>>= 5) {
            token.append(ALPHABET.charAt((int) (bits & 31)));
        }
        return token.append('}').toString();
    }
}
