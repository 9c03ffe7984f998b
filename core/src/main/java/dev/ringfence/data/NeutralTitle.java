package dev.ringfence.data;

/**
 * {@code Mx}, the title that tells neither sex nor rank, in place of every one; a full stop and the case style stay. A
 * title alone identifies nobody, a rare one beside a place may.
 */
final class NeutralTitle implements MadeSpace {
    private static final String TITLE = "mx";

    @Override
    public String description() {
        return "the neutral title Mx";
    }

    @Override
    public long capacity() {
        return 1;
    }

    @Override
    public int minimumLength() {
        return TITLE.length();
    }

    @Override
    public boolean contains(String value) {
        String text = value.strip();
        return text.equalsIgnoreCase(TITLE) || text.equalsIgnoreCase(TITLE + ".");
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String title = CaseStyle.of(value).apply(TITLE);
        return value.stripTrailing().endsWith(".") && maxLength > title.length() ? title + "." : title;
    }
}
