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
            entry(new IntroductionMatcher(), InfoType.PERSON_NAME),
            entry(new AddressMatcher(), InfoType.STREET_ADDRESS),
            entry(new PostalCodeMatcher(), InfoType.POSTAL_CODE),
            entry(new AddressBlockMatcher(), InfoType.POSTAL_CODE, InfoType.CITY, InfoType.STREET_ADDRESS),
            entry(new Ipv4Matcher(), InfoType.IP_ADDRESS),
            entry(new Ipv6Matcher(), InfoType.IP_ADDRESS),
            entry(new MacMatcher(), InfoType.MAC_ADDRESS),
            entry(new UuidMatcher(), InfoType.UUID),
            entry(new UrlMatcher(), InfoType.URL, InfoType.PASSWORD),
            entry(new DomainMatcher(), InfoType.DOMAIN_NAME, InfoType.URL),
            entry(new NumericDateMatcher(), InfoType.DATE, InfoType.DATE_TIME),
            entry(new WrittenDateMatcher(), InfoType.DATE, InfoType.DATE_TIME),
            entry(new ClockTimeMatcher(), InfoType.DATE_TIME),
            entry(new YearMatcher(), InfoType.DATE),
            entry(new ExpiryMatcher(), InfoType.DATE),
            entry(new PrivateKeyMatcher(), InfoType.PRIVATE_KEY),
            entry(new JsonWebTokenMatcher(), InfoType.JSON_WEB_TOKEN),
            entry(new AccessKeyMatcher(), InfoType.ACCESS_KEY),
            entry(new BearerMatcher(), InfoType.BEARER_TOKEN),
            entry(new PasswordMatcher(), InfoType.PASSWORD),
            entry(new CookieMatcher(), InfoType.HTTP_COOKIE),
            entry(new CryptoAddressMatcher(), InfoType.CRYPTO_ADDRESS),
            entry(new BicMatcher(), InfoType.BIC),
            entry(new VinMatcher(), InfoType.VEHICLE_IDENTIFICATION_NUMBER),
            entry(new ImeiMatcher(), InfoType.IMEI),
            entry(new AgeMatcher(), InfoType.AGE),
            entry(new CoordinateMatcher(), InfoType.GEO_COORDINATE));

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
