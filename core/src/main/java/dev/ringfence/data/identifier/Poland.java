package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Poland. */
public final class Poland {
    /**
     * The number of a person: birth date with the century in the month, serial, check digit (Ustawa o ewidencji
     * ludnosci, article 15).
     */
    public static final InfoType PESEL = InfoType.builder("PL_PESEL")
            .identifier(Identifier.shape("99999999999")
                    .checksum(Weighted.sum(1, 3, 7, 9, 1, 3, 7, 9, 1, 3).modulo(10))
                    .where(pesel -> isBirth(pesel))
                    .build())
            .context("pesel", "numer pesel", "nr pesel", "ewidencyjny", "national id", "personal number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number: ten digits, modulo 11 (Ustawa o zasadach ewidencji podatnikow). */
    public static final InfoType NIP = InfoType.builder("PL_NIP")
            .identifier(Identifier.shape(
                            "9999999999",
                            "999-999-99-99",
                            "999-99-99-999",
                            "999 999 99 99",
                            "pl9999999999",
                            "pl 9999999999",
                            "pl 999-999-99-99")
                    .checksum(Weighted.sum(6, 5, 7, 2, 3, 4, 5, 6, 7)
                            .modulo(11)
                            .remainder()
                            .last(10))
                    .where(nip -> Dates.number(nip, nip.length() - 10, nip.length() - 7) > 100)
                    .build())
            .context("nip", "numer nip", "identyfikacji podatkowej", "vat", "tax id", "podatnik", "ue")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    private static final Weighted REGON_9 =
            Weighted.sum(8, 9, 2, 3, 4, 5, 6, 7).modulo(11).remainder().symbols("01234567890");

    private static final Weighted REGON_14 = Weighted.sum(2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)
            .modulo(11)
            .remainder()
            .symbols("01234567890");

    /** The statistical number of a business: nine digits, or fourteen of which the first nine are one (GUS). */
    public static final InfoType REGON = InfoType.builder("PL_REGON")
            .identifier(Identifier.shape("999999999", "99999999999999", "999-999-999", "999 999 999")
                    .checksum(REGON_9.or(REGON_9.part(0, 9).and(REGON_14)))
                    .neverBegins("000000")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("regon", "numer regon", "nr regon", "gus", "statystyczny")
            .build();

    /** The number of an identity card: three letters, check digit, five digits (ICAO 9303 weights). */
    public static final InfoType ID_CARD = InfoType.builder("PL_ID_CARD")
            .identifier(Identifier.shape("AAA999999", "AAA 999999", "AAA_9_99999")
                    .checksum(Weighted.sum(7, 3, 1, 7, 3, 1, 7, 3)
                            .lettersFromTen()
                            .modulo(10)
                            .remainder()
                            .at(3))
                    .where(number -> "OQ".indexOf(number.charAt(0)) < 0)
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "dowód",
                    "dowod",
                    "dowód osobisty",
                    "dowodu osobistego",
                    "seria i numer",
                    "id card",
                    "identity card",
                    "numer dowodu")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: two letters, check digit, six digits. */
    public static final InfoType PASSPORT = InfoType.builder("PL_PASSPORT")
            .identifier(Identifier.shape("AA9999999", "AA 9999999")
                    .checksum(Weighted.sum(7, 3, 1, 7, 3, 1, 7, 3)
                            .lettersFromTen()
                            .modulo(10)
                            .remainder()
                            .at(2))
                    .build())
            .context("paszport", "paszportu", "numer paszportu", "passport", "passport number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PESEL, NIP, REGON, ID_CARD, PASSPORT);

    private Poland() {}

    /** The month is raised by 80 for the 1800s, 20 for the 2000s, 40 and 60 for the two after. */
    private static boolean isBirth(CharSequence pesel) {
        int raised = Dates.number(pesel, 2, 4);
        int century = raised >= 80 ? 1800 : 1900 + raised / 20 * 100;
        return Dates.exists(century + Dates.number(pesel, 0, 2), raised % 20, Dates.number(pesel, 4, 6));
    }
}
