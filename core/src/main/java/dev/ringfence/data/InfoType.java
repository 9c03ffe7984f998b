package dev.ringfence.data;

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
    public static final InfoType EMAIL_ADDRESS = builder("EMAIL_ADDRESS")
            .validated()
            .tags(InfoTag.HIPAA_EMAIL, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new ReservedMailboxes())
            .build();

    /** A telephone number, international or national, made in ranges that regulators keep for fiction. */
    public static final InfoType PHONE_NUMBER = builder("PHONE_NUMBER")
            .validated()
            .context(
                    "phone", "phones", "telephone", "tel", "mobile", "mob", "cell", "cellphone", "cellular", "landline")
            .context("call", "calls", "called", "dial", "ring", "text", "sms", "fax", "whatsapp", "signal", "hotline")
            .context("telefon", "tel.-nr", "telefonnummer", "handy", "handynummer", "mobil", "mobilnummer", "rufnummer")
            .context("anrufen", "ruf", "festnetz", "durchwahl", "natel", "téléphone", "portable", "gsm", "appeler")
            .context("teléfono", "móvil", "celular", "cel", "llamar", "llámame", "telefone", "telemóvel", "fone", "zap")
            .context("telefono", "cellulare", "chiamare", "fisso", "telefoon", "mobiel", "bellen", "komórka", "kom")
            .context(
                    "telefonu", "mobilní", "telefoni", "puhelin", "puh", "sími", "tlf", "tlph", "mobiltelefon", "ringe")
            .context("ara", "arayın", "cep", "gsm no", "hp", "telepon", "ponsel", "điện thoại", "đt", "телефон", "тел")
            .context("моб", "मोबाइल", "फ़ोन", "फोन", "τηλέφωνο", "τηλ", "هاتف", "جوال", "טלפון", "נייד")
            .tags(InfoTag.HIPAA_TELEPHONE, InfoTag.GDPR_IDENTIFIER)
            .context(
                    "phone",
                    "telephone",
                    "tel",
                    "mobile",
                    "cell",
                    "call",
                    "fax",
                    "telefon",
                    "téléphone",
                    "whatsapp",
                    "ring")
            .madeIn(new FictitiousTelephones())
            .build();

    /** A primary account number of ISO/IEC 7812, made under an issuer prefix that cannot be assigned. */
    public static final InfoType PAYMENT_CARD_NUMBER = builder("PAYMENT_CARD_NUMBER")
            .validated()
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.PCI_ACCOUNT_DATA, InfoTag.GDPR_IDENTIFIER)
            .context(
                    "card",
                    "credit",
                    "debit",
                    "visa",
                    "mastercard",
                    "amex",
                    "maestro",
                    "pan",
                    "cc",
                    "payment",
                    "carte",
                    "karte",
                    "kreditkarte",
                    "tarjeta",
                    "carta")
            .madeIn(new UnissuableCards())
            .build();

    /** An account number of ISO 13616, made under a country code that cannot be assigned. */
    public static final InfoType IBAN = builder("IBAN")
            .validated()
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new UnissuableIbans())
            .build();

    /** A business identifier code of ISO 9362. It names a bank, not a person. */
    public static final InfoType BIC = builder("BIC")
            .madeIn(new TestBankCodes())
            .context("bic", "swift", "swift code", "bank identifier code")
            .build();

    /** A Bitcoin or Ethereum address. */
    public static final InfoType CRYPTO_ADDRESS = builder("CRYPTO_ADDRESS")
            .validated()
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new TestNetworkAddresses())
            .context(
                    "bitcoin",
                    "btc",
                    "ethereum",
                    "eth",
                    "wallet",
                    "crypto",
                    "litecoin",
                    "dogecoin",
                    "tron",
                    "coin",
                    "blockchain",
                    "usdt")
            .build();

    /** An address of IPv4 or IPv6. */
    public static final InfoType IP_ADDRESS = builder("IP_ADDRESS")
            .validated()
            .tags(InfoTag.HIPAA_IP_ADDRESS, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new DocumentationAddresses())
            .context("ip", "ipv4", "ipv6", "address", "client", "host", "remote", "subnet")
            .build();

    /** A 48-bit or 64-bit hardware address (IEEE 802). */
    public static final InfoType MAC_ADDRESS = builder("MAC_ADDRESS")
            .validated()
            .tags(InfoTag.HIPAA_DEVICE, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new MarkedMacs())
            .build();

    /** A URL of RFC 3986 with a host. */
    public static final InfoType URL = builder("URL")
            .validated()
            .tags(InfoTag.HIPAA_URL)
            .madeIn(new ReservedUrls())
            .build();

    /** A name of the domain name system under a known top-level domain. */
    public static final InfoType DOMAIN_NAME = builder("DOMAIN_NAME")
            .madeIn(new ReservedDomains())
            .context("domain", "host", "hostname", "dns", "site", "website", "server", "fqdn", "subdomain", "whois")
            .build();

    /** A UUID of RFC 9562. */
    public static final InfoType UUID = builder("UUID")
            .validated()
            .tags(InfoTag.HIPAA_OTHER)
            .madeIn(new MarkedUuids())
            .build();

    /** A calendar date in ISO, US, European or written form. */
    public static final InfoType DATE = builder("DATE")
            .tags(InfoTag.HIPAA_DATE)
            .madeIn(new ShiftedDates("DATE"))
            .context(
                    "date",
                    "dated",
                    "dob",
                    "born",
                    "birth",
                    "birthday",
                    "birthdate",
                    "expires",
                    "expiry",
                    "due",
                    "since",
                    "until",
                    "datum",
                    "geboren",
                    "geburtsdatum",
                    "geb",
                    "gueltig",
                    "date de naissance",
                    "naissance",
                    "fecha",
                    "nacimiento",
                    "nacido",
                    "nascita",
                    "nato",
                    "nascimento",
                    "geboortedatum",
                    "urodzenia")
            .build();

    /** A date with a time of day. */
    public static final InfoType DATE_TIME = builder("DATE_TIME")
            .tags(InfoTag.HIPAA_DATE)
            .madeIn(new ShiftedDates("DATE_TIME"))
            .context("date", "time", "timestamp", "datetime", "created", "updated", "logged")
            .build();

    /** The age of a person. */
    public static final InfoType AGE = builder("AGE")
            .tags(InfoTag.HIPAA_DATE)
            .madeIn(new PooledAges())
            .context("age", "aged", "alter", "edad", "idade", "leeftijd", "wiek")
            .build();

    /** A pair of latitude and longitude. */
    public static final InfoType GEO_COORDINATE = builder("GEO_COORDINATE")
            .tags(InfoTag.HIPAA_GEOGRAPHIC)
            .madeIn(new CoarseCoordinates())
            .context(
                    "lat",
                    "latitude",
                    "lon",
                    "lng",
                    "long",
                    "longitude",
                    "gps",
                    "coordinates",
                    "coordinate",
                    "coords",
                    "location",
                    "geo",
                    "position",
                    "koordinaten",
                    "coordenadas")
            .build();

    /** A VIN of ISO 3779 with its North American check digit. */
    public static final InfoType VEHICLE_IDENTIFICATION_NUMBER = builder("VEHICLE_IDENTIFICATION_NUMBER")
            .validated()
            .tags(InfoTag.HIPAA_VEHICLE)
            .madeIn(new UnassignedVehicles())
            .context(
                    "vin",
                    "vehicle",
                    "chassis",
                    "car",
                    "fahrgestellnummer",
                    "fin",
                    "fahrzeug",
                    "chasis",
                    "bastidor",
                    "telaio")
            .build();

    /** The identity of a mobile device (3GPP TS 23.003). */
    public static final InfoType IMEI = builder("IMEI")
            .validated()
            .tags(InfoTag.HIPAA_DEVICE, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new TestDevices())
            .context("imei", "imeisv", "device", "handset", "mobile equipment", "phone")
            .build();

    /** A block of a private key in PEM form (RFC 7468). */
    public static final InfoType PRIVATE_KEY =
            builder("PRIVATE_KEY").validated().tags(InfoTag.SECRET).build();

    /** A signed token of RFC 7519. */
    public static final InfoType JSON_WEB_TOKEN =
            builder("JSON_WEB_TOKEN").validated().tags(InfoTag.SECRET).build();

    /** A key or token of a cloud or an API whose form its issuer publishes. */
    public static final InfoType ACCESS_KEY = builder("ACCESS_KEY")
            .validated()
            .tags(InfoTag.SECRET)
            .madeIn(new KeyedTokens(
                    "ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE"))
            .build();

    /** A token behind {@code Bearer} or {@code Basic} (RFC 6750, RFC 7617). */
    public static final InfoType BEARER_TOKEN =
            builder("BEARER_TOKEN").validated().tags(InfoTag.SECRET).build();

    /** A password in a URL, a connection string or an assignment. */
    public static final InfoType PASSWORD =
            builder("PASSWORD").validated().tags(InfoTag.SECRET).build();

    /** The values of a cookie header (RFC 6265). */
    public static final InfoType HTTP_COOKIE =
            builder("HTTP_COOKIE").validated().tags(InfoTag.SECRET).build();

    /**
     * The name of a person, whole or a part of it. Each word is replaced for itself, so that given name, family name
     * and full name still fit together. Not validated.
     */
    public static final InfoType PERSON_NAME = builder("PERSON_NAME")
            .tags(InfoTag.HIPAA_NAME, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new InventedNames())
            .build();

    /** Street and house number, in the order of the country. */
    public static final InfoType STREET_ADDRESS = builder("STREET_ADDRESS")
            .tags(InfoTag.HIPAA_GEOGRAPHIC, InfoTag.GDPR_IDENTIFIER)
            .madeIn(new InventedAddresses())
            .build();

    /** A postal code. */
    public static final InfoType POSTAL_CODE = builder("POSTAL_CODE")
            .tags(InfoTag.HIPAA_GEOGRAPHIC)
            .context(
                    "zip",
                    "zipcode",
                    "zip code",
                    "postal",
                    "postal code",
                    "postcode",
                    "post code",
                    "plz",
                    "postleitzahl",
                    "code postal",
                    "cap",
                    "codigo postal",
                    "cep",
                    "pincode",
                    "pin code")
            .madeIn(new UnissuedPostalCodes())
            .build();

    /** The name of a city or town. */
    public static final InfoType CITY = builder("CITY")
            .tags(InfoTag.HIPAA_GEOGRAPHIC)
            .madeIn(new InventedTowns())
            .build();

    /** The name of a country. */
    public static final InfoType COUNTRY =
            builder("COUNTRY").madeIn(new UnassignedCountries()).build();

    /** The name of a company, an authority or another body. */
    public static final InfoType ORGANIZATION =
            builder("ORGANIZATION").madeIn(new InventedOrganizations()).build();

    /** A nationality, an ethnic or a religious group. */
    public static final InfoType NATIONALITY = builder("NATIONALITY")
            .tags(InfoTag.GDPR_SPECIAL_CATEGORY)
            .madeIn(new InventedNationalities())
            .build();

    /** The title or form of address of a person. */
    public static final InfoType TITLE =
            builder("TITLE").madeIn(new NeutralTitle()).build();

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
                    "'infoType' must be one of " + String.join(", ", known) + Spelling.suggestion(name, known));
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
