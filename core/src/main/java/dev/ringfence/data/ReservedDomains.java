package dev.ringfence.data;

import java.util.Locale;

/** Names of 80 keyed bits under {@code .example}. The canonical form is lower case without the root's full stop. */
final class ReservedDomains implements MadeSpace {
    private static final int LABEL_LENGTH = 16;
    private static final String DOMAIN = ".example";

    @Override
    public String description() {
        return "80 keyed bits under .example (RFC 2606, 2)";
    }

    /** 2^80. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public int minimumLength() {
        return LABEL_LENGTH + DOMAIN.length();
    }

    @Override
    public boolean contains(String value) {
        return ReservedNames.contain(value.strip());
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        String canonical = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        StringBuilder name = new StringBuilder(minimumLength());
        Crockford.append(name, keyed.draw(canonical), LABEL_LENGTH);
        return name.append(DOMAIN).toString();
    }
}
