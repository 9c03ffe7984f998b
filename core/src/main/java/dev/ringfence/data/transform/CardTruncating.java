package dev.ringfence.data.transform;

import java.util.Set;

/**
 * Lets the first six and the last four digits of a card number through where PCI DSS 4.0.1, 3.5.1 calls the rest
 * truncated; what is hidden becomes {@code *}, separators stay.
 *
 * <p>PCI SSC FAQ 1091 lets more stay for some brands (first eight and any other four of 16 digits with an eight-digit
 * BIN). First six and last four is what it lets stay for all brands: of 16 digits (Visa, Mastercard, JCB, Discover,
 * UnionPay) six are hidden, of 15 (American Express) five, of 14 (Diners) four. Of 13 digits or fewer that would leave
 * too few hidden, so only the last four stay there, as of what is no card number by its length none does.
 */
record CardTruncating() implements Transformation {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final int SHORTEST_WITH_ISSUER = 14;
    private static final int FIRST = 6;
    private static final int LAST = 4;

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.LENGTHS);
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        int parts = (int) text.chars().filter(Character::isLetterOrDigit).count();
        int digits = (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean card = parts == digits && digits >= SHORTEST && digits <= LONGEST;
        int first = card && digits >= SHORTEST_WITH_ISSUER ? FIRST : 0;
        int last = card ? LAST : 0;
        StringBuilder truncated = new StringBuilder(text);
        for (int i = 0, part = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                if (part >= first && part < parts - last) {
                    truncated.setCharAt(i, '*');
                }
                part++;
            }
        }
        return truncated.toString();
    }
}
