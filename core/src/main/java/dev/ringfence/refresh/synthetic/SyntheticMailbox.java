package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedFunction;
import java.util.Locale;
import java.util.Optional;

/** Mailboxes at a domain that nobody can register (RFC 2606), of the people whose names stand in the same row. */
record SyntheticMailbox(KeyedFunction keyed, int most) implements SyntheticSpace {
    private static final String DOMAIN = "@example.com";
    private static final int DIGITS = 12;
    static final int SHORTEST = DIGITS + DOMAIN.length();
    private static final int RADIX = 36;
    /** So that no two people have one name before enough of them have been. */
    private static final int FAMILIES = 20_011;

    static String given(long index) {
        return SyntheticColumn.capital(SyntheticMade.word(index % FAMILIES));
    }

    static String family(long index) {
        return SyntheticColumn.capital(SyntheticMade.word(FAMILIES + index / 7));
    }

    @Override
    public long size() {
        return ENDLESS;
    }

    @Override
    public Object at(long index) {
        String number = Long.toString(index, RADIX);
        String name = name(given(index)) + "." + name(family(index)) + ".";
        boolean fits = name.length() + number.length() + DOMAIN.length() <= most;
        return (fits ? name : "") + number + DOMAIN;
    }

    private String name(String word) {
        return InfoType.PERSON_NAME.madeSpace().replace(keyed, word, most).toLowerCase(Locale.ROOT);
    }

    @Override
    public String describe() {
        return "made EMAIL_ADDRESS";
    }

    @Override
    public Optional<InfoType> made() {
        return Optional.of(InfoType.EMAIL_ADDRESS);
    }

    @Override
    public String subject() {
        return "person";
    }
}
