package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Remainder;
import java.util.List;

/** Identifiers of Belgium. */
public final class Belgium {
    /** The national register number, and the number of the crossroads bank with 20 or 40 added to the month: 97 minus the remainder, with a 2 before it for those born from 2000 on (Koninklijk besluit 3 April 1984). */
    public static final InfoType NATIONAL_NUMBER = InfoType.builder("BE_NATIONAL_NUMBER")
            .identifier(Identifier.shape(
                            "99.99.99-999.99",
                            "99 99 99 999 99",
                            "99.99.99-99999",
                            "999999-999-99",
                            "999999-999.99",
                            "999999 999 99",
                            "99999999999")
                    .checksum(Remainder.modulo(97)
                            .complement()
                            .or(Remainder.modulo(97).complement().behind("2")))
                    .where(Belgium::isPerson)
                    .build())
            .context(
                    "rijksregisternummer",
                    "rijksregister",
                    "insz",
                    "niss",
                    "numéro national",
                    "numero national",
                    "registre national",
                    "national number",
                    "bis-nummer",
                    "numéro de registre national",
                    "nationaal nummer",
                    "national register")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The enterprise number: ten digits that begin with 0 or 1, 97 minus the remainder (Koninklijk besluit 24 June 2003). */
    public static final InfoType ENTERPRISE_NUMBER = InfoType.builder("BE_ENTERPRISE_NUMBER")
            .identifier(Identifier.shape(
                            "9999.999.999",
                            "9999999999",
                            "9999 999 999",
                            "be9999999999",
                            "be 9999.999.999",
                            "be 9999999999",
                            "be9999.999.999",
                            "be 9999 999 999")
                    .checksum(Remainder.modulo(97).complement().last(10))
                    .where(number -> number.charAt(number.length() - 10) <= '1'
                            && Dates.number(number, number.length() - 10, number.length() - 6) > 0)
                    .build())
            .context(
                    "ondernemingsnummer",
                    "kbo",
                    "bce",
                    "btw",
                    "tva",
                    "numéro d'entreprise",
                    "entreprise",
                    "onderneming",
                    "vat",
                    "enterprise number",
                    "rpr")
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_NUMBER, ENTERPRISE_NUMBER);

    private Belgium() {}

    private static boolean isPerson(CharSequence number) {
        int raised = Dates.number(number, 2, 4);
        int month = raised > 40 ? raised - 40 : raised > 20 ? raised - 20 : raised;
        int day = Dates.number(number, 4, 6);
        // Month and day are 00 for people who do not know them.
        boolean unknown = month == 0 && day <= 31;
        return (unknown || Dates.exists(Dates.number(number, 0, 2), month, day)) && Dates.number(number, 6, 9) > 0;
    }
}
