package dev.ringfence.data;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A kind of sensitive value, with the made space of its pseudonyms.
 *
 * <p>A <em>validated</em> type has a shape or a checksum that tells its values from other text; only such a type may be
 * the reason of a refusal at a boundary. Immutable and safe for use by many threads.
 */
public final class InfoType {
    /** An address of RFC 5321, made at the domains that RFC 2606 reserves. */
    public static final InfoType EMAIL_ADDRESS = new InfoType("EMAIL_ADDRESS", true, new ReservedMailboxes());
    /** A telephone number, international or national, made in ranges that regulators keep for fiction. */
    public static final InfoType PHONE_NUMBER = new InfoType("PHONE_NUMBER", true, new FictitiousTelephones());
    /** A primary account number of ISO/IEC 7812, made under an issuer prefix that cannot be assigned. */
    public static final InfoType PAYMENT_CARD_NUMBER = new InfoType("PAYMENT_CARD_NUMBER", true, new UnissuableCards());
    /** An account number of ISO 13616, made under a country code that cannot be assigned. */
    public static final InfoType IBAN = new InfoType("IBAN", true, new UnissuableIbans());
    /**
     * The name of a person, whole or a part of it. Each word is replaced for itself, so that given name, family name
     * and full name still fit together. Not validated.
     */
    public static final InfoType PERSON_NAME = new InfoType("PERSON_NAME", false, new InventedNames());

    private static final List<InfoType> STANDARD =
            List.of(EMAIL_ADDRESS, PHONE_NUMBER, PAYMENT_CARD_NUMBER, IBAN, PERSON_NAME);

    private final String name;
    private final boolean validated;
    private final MadeSpace madeSpace;

    private InfoType(String name, boolean validated, MadeSpace madeSpace) {
        this.name = Objects.requireNonNull(name, "name");
        this.validated = validated;
        this.madeSpace = Objects.requireNonNull(madeSpace, "madeSpace");
    }

    /** The types this version knows. */
    public static List<InfoType> standard() {
        return STANDARD;
    }

    /**
     * Finds a type by its name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the known ones
     */
    public static InfoType parse(String name) {
        for (InfoType type : STANDARD) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("'infoType' must be one of "
                + STANDARD.stream().map(InfoType::name).collect(Collectors.joining(", "))
                + Spelling.suggestion(
                        name, STANDARD.stream().map(InfoType::name).toList()));
    }

    /** The name used in policies and findings, such as {@code EMAIL_ADDRESS}. */
    public String name() {
        return name;
    }

    /** True if shape or checksum tell values of this type from other text. */
    public boolean validated() {
        return validated;
    }

    /** Where pseudonyms of this type come from. */
    public MadeSpace madeSpace() {
        return madeSpace;
    }

    @Override
    public String toString() {
        return name;
    }
}
