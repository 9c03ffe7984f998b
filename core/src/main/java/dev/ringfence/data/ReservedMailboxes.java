package dev.ringfence.data;

import java.util.Locale;

/**
 * Mailboxes at names that nobody can register, see {@link ReservedNames}.
 *
 * <p>The canonical form is the address in lower case. RFC 5321, 2.4 lets a host tell local parts apart by case; hardly
 * one does, and two spellings of one mailbox must not become two people.
 */
final class ReservedMailboxes implements MadeSpace {
    private static final int LOCAL_LENGTH = 16;
    private static final String DOMAIN = "@example.com";

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
        int at = value.lastIndexOf('@');
        return at >= 0 && ReservedNames.contain(value.substring(at + 1));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        Draw draw = keyed.draw(value.strip().toLowerCase(Locale.ROOT));
        StringBuilder address = new StringBuilder(minimumLength());
        Crockford.append(address, draw, LOCAL_LENGTH);
        return address.append(DOMAIN).toString();
    }
}
