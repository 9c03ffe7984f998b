package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The matchers that this library has, and which types each of them finds. */
final class Matchers {
    private static final List<Entry> STANDARD = List.of(
            entry(new EmailMatcher(), InfoType.EMAIL_ADDRESS),
            entry(new CardMatcher(), InfoType.PAYMENT_CARD_NUMBER),
            entry(new IbanMatcher(), InfoType.IBAN),
            entry(new PhoneMatcher(), InfoType.PHONE_NUMBER),
            entry(new NameMatcher(), NameMatcher.TYPES),
            entry(new AddressMatcher(), InfoType.STREET_ADDRESS),
            entry(new PostalCodeMatcher(), InfoType.POSTAL_CODE));

    private Matchers() {}

    private record Entry(Matcher matcher, Set<InfoType> types) {}

    private static Entry entry(Matcher matcher, InfoType... types) {
        return new Entry(matcher, Set.of(types));
    }

    /** The matchers that find any of these types, and one for all that declare an identifier. */
    static List<Matcher> of(Collection<InfoType> types) {
        List<Matcher> matchers = new ArrayList<>();
        for (Entry entry : STANDARD) {
            if (!Collections.disjoint(entry.types, types)) {
                matchers.add(entry.matcher);
            }
        }
        if (types.stream().anyMatch(type -> type.identifier().isPresent())) {
            matchers.add(new IdentifierMatcher(List.copyOf(types)));
        }
        return matchers;
    }
}
