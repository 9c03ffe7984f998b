package dev.ringfence.data;

import java.util.Locale;

/**
 * Bank codes of the country ZZ, which ISO 3166-1, 8.1.3 leaves to users, with a location that ends in 0, as codes for
 * tests do (ISO 9362). A branch becomes {@code XXX}, the head office.
 *
 * <p>The canonical form is the first eight characters in upper case.
 */
final class TestBankCodes implements MadeSpace {
    private static final String COUNTRY = "ZZ";
    private static final int LENGTH = 8;
    private static final int WITH_BRANCH = 11;
    private static final long LETTERS = 26;

    @Override
    public String description() {
        return "codes of country ZZ, which ISO 3166-1 assigns to none, with the location of a test (ISO 9362)";
    }

    @Override
    public long capacity() {
        return LETTERS * LETTERS * LETTERS * LETTERS * LETTERS;
    }

    @Override
    public int minimumLength() {
        return WITH_BRANCH;
    }

    @Override
    public boolean contains(String value) {
        String code = value.strip();
        return (code.length() == LENGTH || code.length() == WITH_BRANCH)
                && (code.charAt(LENGTH - 1) == '0' || code.regionMatches(true, 4, COUNTRY, 0, 2));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String code = value.strip().toUpperCase(Locale.ROOT);
        long bits = keyed.draw(code.length() > LENGTH ? code.substring(0, LENGTH) : code)
                .below(capacity());
        StringBuilder made = new StringBuilder(WITH_BRANCH);
        for (int i = 0; i < 5; i++, bits /= LETTERS) {
            made.append((char) ('A' + bits % LETTERS));
        }
        made.insert(4, COUNTRY).append('0');
        return code.length() > LENGTH ? made.append("XXX").toString() : made.toString();
    }
}
