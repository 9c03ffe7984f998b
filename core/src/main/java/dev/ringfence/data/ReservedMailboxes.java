package dev.ringfence.data;

import java.util.List;
import java.util.Locale;

/**
 * Mailboxes at names that nobody can register: {@code example.com}, {@code .net}, {@code .org} and the top-level
 * domains {@code example}, {@code test}, {@code invalid} and {@code localhost} (RFC 2606, 2 and 3; RFC 6761, 6).
 *
 * <p>The canonical form is the address in lower case. RFC 5321, 2.4 lets a host tell local parts apart by case; hardly
 * one does, and two spellings of one mailbox must not become two people.
 */
final class ReservedMailboxes implements MadeSpace {
    /** Crockford's alphabet: no letter looks like a digit. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LOCAL_LENGTH = 16;
    private static final String DOMAIN = "@example.com";
    private static final List<String> SECOND_LEVEL = List.of("example.com", "example.net", "example.org");
    private static final List<String> TOP_LEVEL = List.of("example", "test", "invalid", "localhost");

    @Override
    public String description() {
        return "80 keyed bits at example.com (RFC 2606, 3)";
    }

    /** 2^80. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public int minimumLength() {
        return LOCAL_LENGTH + DOMAIN.length();
    }

    @Override
    public boolean contains(String value) {
        String domain = value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        return value.indexOf('@') >= 0 && (isOrIsBelow(domain, SECOND_LEVEL) || isOrIsBelow(domain, TOP_LEVEL));
    }

    private static boolean isOrIsBelow(String domain, List<String> reserved) {
        for (String name : reserved) {
            if (domain.endsWith(name)
                    && (domain.length() == name.length()
                            || domain.charAt(domain.length() - name.length() - 1) == '.')) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        Draw draw = keyed.draw(value.strip().toLowerCase(Locale.ROOT));
        StringBuilder address = new StringBuilder(minimumLength());
        long bits = 0;
        for (int i = 0; i < LOCAL_LENGTH; i++) {
            // Five bits a letter, forty of each draw.
            bits = i % 8 == 0 ? draw.next() : bits >>> 5;
            address.append(ALPHABET.charAt((int) (bits & 31)));
        }
        return address.append(DOMAIN).toString();
    }
}
