package dev.ringfence.data;

import dev.ringfence.base.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of sensitive value, with the made space of its pseudonyms.
 *
 * <p>A <em>validated</em> type has a shape or a checksum that tells its values from other text; only such a type may be
 * the reason of a refusal at a boundary. The constants are the types of every country; those of one country are in
 * {@code dev.ringfence.data.identifier}. An application declares its own with {@link #builder} and brings them as an
 * {@link InfoTypeSource}. Immutable and safe for use by many threads.
 */
public final class InfoType {
    /** An address of RFC 5321, also internationalized (RFC 6531), made at the domains that RFC 2606 reserves. */
    public static final InfoType EMAIL_ADDRESS = NetworkTypes.emailAddress();

    /** A telephone number, international or national, made in ranges that regulators keep for fiction. */
    public static final InfoType PHONE_NUMBER = TelephoneTypes.phoneNumber();

    /** A primary account number of ISO/IEC 7812, made under an issuer prefix that cannot be assigned. */
    public static final InfoType PAYMENT_CARD_NUMBER = PaymentTypes.paymentCardNumber();

    /** An account number of ISO 13616, made under a country code that cannot be assigned. */
    public static final InfoType IBAN = PaymentTypes.iban();

    /** A business identifier code of ISO 9362. It names a bank, not a person. */
    public static final InfoType BIC = PaymentTypes.bic();

    /** A Bitcoin or Ethereum address. */
    public static final InfoType CRYPTO_ADDRESS = PaymentTypes.cryptoAddress();

    /** An address of IPv4 or IPv6. */
    public static final InfoType IP_ADDRESS = NetworkTypes.ipAddress();

    /** A 48-bit or 64-bit hardware address (IEEE 802). */
    public static final InfoType MAC_ADDRESS = NetworkTypes.macAddress();

    /** A URL of RFC 3986 with a host. */
    public static final InfoType URL = NetworkTypes.url();

    /** A name of the domain name system under a known top-level domain. */
    public static final InfoType DOMAIN_NAME = NetworkTypes.domainName();

    /** A UUID of RFC 9562. */
    public static final InfoType UUID = NetworkTypes.uuid();

    /** A calendar date in ISO, US, European or written form; a month and year, or a year that words tell to be one. */
    public static final InfoType DATE = TimeTypes.date();

    /** A date with a time of day, or a time of day that words tell to be one. */
    public static final InfoType DATE_TIME = TimeTypes.dateTime();

    /** The age of a person. */
    public static final InfoType AGE = TimeTypes.age();

    /** A pair of latitude and longitude. */
    public static final InfoType GEO_COORDINATE = PlaceTypes.geoCoordinate();

    /** A VIN of ISO 3779 with its North American check digit. */
    public static final InfoType VEHICLE_IDENTIFICATION_NUMBER = PlaceTypes.vehicleIdentificationNumber();

    /** The identity of a mobile device (3GPP TS 23.003). */
    public static final InfoType IMEI = TelephoneTypes.imei();

    /** A block of a private key in PEM form (RFC 7468). */
    public static final InfoType PRIVATE_KEY = SecretTypes.privateKey();

    /** A signed token of RFC 7519. */
    public static final InfoType JSON_WEB_TOKEN = SecretTypes.jsonWebToken();

    /** A key or token of a cloud or an API whose form its issuer publishes. */
    public static final InfoType ACCESS_KEY = SecretTypes.accessKey();

    /** A token behind {@code Bearer} or {@code Basic} (RFC 6750, RFC 7617). */
    public static final InfoType BEARER_TOKEN = SecretTypes.bearerToken();

    /** A password in a URL, a connection string or an assignment. */
    public static final InfoType PASSWORD = SecretTypes.password();

    /** The values of a cookie header (RFC 6265). */
    public static final InfoType HTTP_COOKIE = SecretTypes.httpCookie();

    /**
     * The name of a person, whole or a part of it. Each word is replaced for itself, so that given name, family name
     * and full name still fit together. Not validated.
     */
    public static final InfoType PERSON_NAME = PersonTypes.personName();

    /** Street and house number, in the order of the country. */
    public static final InfoType STREET_ADDRESS = PlaceTypes.streetAddress();

    /** A postal code. */
    public static final InfoType POSTAL_CODE = PlaceTypes.postalCode();

    /** The name of a city or town. */
    public static final InfoType CITY = PlaceTypes.city();

    /** The name of a country. */
    public static final InfoType COUNTRY = PlaceTypes.country();

    /** The name of a company, an authority or another body. */
    public static final InfoType ORGANIZATION = PersonTypes.organization();

    /** A nationality, an ethnic or a religious group. */
    public static final InfoType NATIONALITY = PersonTypes.nationality();

    /** The title or form of address of a person. */
    public static final InfoType TITLE = PersonTypes.title();

    private static final List<InfoType> UNIVERSAL = List.of(
            EMAIL_ADDRESS,
            PHONE_NUMBER,
            PAYMENT_CARD_NUMBER,
            IBAN,
            BIC,
            CRYPTO_ADDRESS,
            IP_ADDRESS,
            MAC_ADDRESS,
            URL,
            DOMAIN_NAME,
            UUID,
            DATE,
            DATE_TIME,
            AGE,
            GEO_COORDINATE,
            VEHICLE_IDENTIFICATION_NUMBER,
            IMEI,
            PRIVATE_KEY,
            JSON_WEB_TOKEN,
            ACCESS_KEY,
            BEARER_TOKEN,
            PASSWORD,
            HTTP_COOKIE,
            PERSON_NAME,
            STREET_ADDRESS,
            POSTAL_CODE,
            CITY,
            COUNTRY,
            ORGANIZATION,
            NATIONALITY,
            TITLE);

    private final String name;
    private final boolean validated;
    private final Set<InfoTag> tags;
    private final List<String> contextWords;
    private final @Nullable Identifier identifier;
    private final MadeSpace madeSpace;

    private InfoType(Builder builder) {
        this.name = builder.name;
        this.validated = builder.validated;
        this.tags = Collections.unmodifiableSet(builder.tags);
        this.contextWords = List.copyOf(builder.contextWords);
        this.identifier = builder.identifier;
        this.madeSpace = builder.madeSpace != null ? builder.madeSpace : derived(name, identifier);
    }

    private static MadeSpace derived(String name, @Nullable Identifier identifier) {
        if (identifier == null) {
            return new KeyedTokens(name);
        }
        if (!identifier.reserved().isEmpty()) {
            return new ReservedIdentifiers(identifier);
        }
        return MarkedInvalid.of(identifier).<MadeSpace>map(space -> space).orElseGet(() -> new KeyedTokens(name));
    }

    /**
     * Begins a type.
     *
     * @param name capital letters, digits and underscores, beginning with a letter
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * All types that are known: the constants, and what each {@link InfoTypeSource} brings, in a fixed order.
     *
     * @throws IllegalStateException if two types have the same name
     */
    public static List<InfoType> standard() {
        return Known.TYPES;
    }

    /**
     * Finds a type by its name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the known ones
     */
    public static InfoType parse(String name) {
        InfoType type = Known.BY_NAME.get(name);
        if (type == null) {
            List<String> known = List.copyOf(Known.BY_NAME.keySet());
            throw new IllegalArgumentException(
                    "'infoType' must be one of " + String.join(", ", known) + Suggestion.of(name, known));
        }
        return type;
    }

    /** The name used in policies and findings, such as {@code EMAIL_ADDRESS}. */
    public String name() {
        return name;
    }

    /** True if shape or checksum tell values of this type from other text. */
    public boolean validated() {
        return validated;
    }

    /** What rule books call values of this type. */
    public Set<InfoTag> tags() {
        return tags;
    }

    /** Words near a value that make it more likely, in lower case; matched as whole words. */
    public List<String> contextWords() {
        return contextWords;
    }

    /** The declared form; empty for a type that has a matcher of its own. */
    public Optional<Identifier> identifier() {
        return Optional.ofNullable(identifier);
    }

    /** Where pseudonyms of this type come from. */
    public MadeSpace madeSpace() {
        return madeSpace;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Found at the first question: the sources' types use this class. */
    private static final class Known {
        static final Map<String, InfoType> BY_NAME = byName();
        static final List<InfoType> TYPES = List.copyOf(BY_NAME.values());

        private static Map<String, InfoType> byName() {
            List<InfoType> all = new ArrayList<>(UNIVERSAL);
            // The library's own loader: whoever asks first must not decide which types there are.
            for (InfoTypeSource source : ServiceLoader.load(InfoTypeSource.class, InfoType.class.getClassLoader())) {
                all.addAll(source.types());
            }
            Map<String, InfoType> byName = new LinkedHashMap<>();
            for (InfoType type : all) {
                if (byName.putIfAbsent(type.name, type) != null) {
                    throw new IllegalStateException("'" + type.name + "' must be declared once but was twice");
                }
            }
            return byName;
        }
    }

    /** Collects a type. Not safe for use by many threads. */
    public static final class Builder {
        private final String name;
        private boolean validated;
        private final Set<InfoTag> tags = EnumSet.noneOf(InfoTag.class);
        private final List<String> contextWords = new ArrayList<>();
        private @Nullable Identifier identifier;
        private @Nullable MadeSpace madeSpace;

        private Builder(String name) {
            boolean wellFormed = !name.isEmpty()
                    && name.charAt(0) >= 'A'
                    && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
            if (!wellFormed) {
                throw new IllegalArgumentException(
                        "'name' must be capital letters, digits and underscores but was " + name);
            }
            this.name = name;
        }

        /** Shape or checksum tell values from other text. */
        public Builder validated() {
            this.validated = true;
            return this;
        }

        /** Adds what rule books call the values. */
        public Builder tags(InfoTag first, InfoTag... more) {
            tags.add(first);
            tags.addAll(List.of(more));
            return this;
        }

        /** Adds words near a value that make it more likely. */
        public Builder context(String... words) {
            contextWords.addAll(List.of(words));
            return this;
        }

        /** The form of the values; a type whose form is {@link Specificity#DISTINCTIVE} or checked is validated. */
        public Builder identifier(Identifier form) {
            this.identifier = Objects.requireNonNull(form, "form");
            this.validated |= form.checked() || form.specificity() == Specificity.DISTINCTIVE;
            return this;
        }

        /**
         * Where pseudonyms come from. By default the beginnings that the identifier reserves; if there are none, values
         * whose check characters are wrong by a constant; without a checksum, tokens that name the type.
         */
        public Builder madeIn(MadeSpace space) {
            this.madeSpace = Objects.requireNonNull(space, "space");
            return this;
        }

        /** The type. */
        public InfoType build() {
            return new InfoType(this);
        }
    }
}
