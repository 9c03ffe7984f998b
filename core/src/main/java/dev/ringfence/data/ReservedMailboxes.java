package dev.ringfence.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Mailboxes at names that nobody can register, see {@link ReservedNames}.
 *
 * <p>The canonical form is the address in lower case. RFC 5321, 2.4 lets a host tell local parts apart by case; hardly
 * one does, and two spellings of one mailbox must not become two people.
 */
final class ReservedMailboxes implements AsciiSpace {
    private static final int LOCAL_LENGTH = 16;
    private static final String DOMAIN = "@example.com";
    private static final byte[] DOMAIN_BYTES = DOMAIN.getBytes(StandardCharsets.US_ASCII);

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
    public boolean contains(byte[] utf8, int from, int to) {
        int at = Math.max(from, to - DOMAIN_BYTES.length);
        return Arrays.equals(utf8, at, to, DOMAIN_BYTES, 0, DOMAIN_BYTES.length)
                || AsciiSpace.super.contains(utf8, from, to);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        return one(keyed, value, maxLength).orElseGet(() -> {
            Draw draw = keyed.draw(value.strip().toLowerCase(Locale.ROOT));
            byte[] address = new byte[minimumLength()];
            write(draw, address, 0);
            return new String(address, StandardCharsets.US_ASCII);
        });
    }

    private static void write(Draw draw, byte[] into, int at) {
        Crockford.write(draw, into, at, LOCAL_LENGTH);
        System.arraycopy(DOMAIN_BYTES, 0, into, at + LOCAL_LENGTH, DOMAIN_BYTES.length);
    }

    /** What is not ASCII has more than one way to be written in lower case. */
    @Override
    public boolean ask(AsciiValue value, int maxLength, KeyedForms forms) {
        if (!value.isAscii()) {
            return false;
        }
        byte[] units = value.bytes();
        int from = value.from();
        int to = value.to();
        while (from < to && AsciiValue.isSpace(units[from])) {
            from++;
        }
        while (to > from && AsciiValue.isSpace(units[to - 1])) {
            to--;
        }
        byte[] form = forms.begin(to - from);
        int shift = forms.at() - from;
        for (int i = from; i < to; i++) {
            byte unit = units[i];
            form[i + shift] = unit >= 'A' && unit <= 'Z' ? (byte) (unit | 0x20) : unit;
        }
        forms.end(to - from);
        return true;
    }

    @Override
    public void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made) {
        int at = made.size();
        write(forms.draw(value.form()), made.reserve(minimumLength()), at);
        made.advance(at + minimumLength());
    }
}
