package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Romania. */
public final class Romania {
    private static final CheckCharacters DIGITS =
            Weighted.fromRight(2, 3, 5, 7, 1, 2, 3, 5, 7).modulo(11).symbols("01234567890");

    /** Behind the two letters, whatever the length. */
    private static final CheckCharacters UP_TO_TEN =
            exactly(6).or(exactly(7)).or(exactly(8)).or(exactly(9)).or(exactly(10));

    /** The personal numeric code: sex and century, birth date, county, serial, check digit modulo 11 (OUG 97/2005). */
    public static final InfoType PERSONAL_CODE = InfoType.builder("RO_CNP")
            .identifier(Identifier.shape("9999999999999", "9_999999_999999")
                    .checksum(Weighted.sum(2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
                            .modulo(11)
                            .remainder()
                            .symbols("01234567891"))
                    .where(Romania::isPerson)
                    .build())
            .context("cnp", "cod numeric personal", "codul numeric personal", "personal numeric code", "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The fiscal code of a business with RO before it: up to ten digits modulo 11 (OUG 116/2009). */
    public static final InfoType VAT_NUMBER = InfoType.builder("RO_CUI")
            .identifier(Identifier.shape(
                            "ro999999",
                            "ro9999999",
                            "ro99999999",
                            "ro999999999",
                            "ro9999999999",
                            "ro 99999999",
                            "ro 9999999",
                            "ro 999999")
                    .checksum(UP_TO_TEN)
                    .build())
            .context("cui", "cif", "cod fiscal", "cod unic", "tva", "vat", "fiscal code")
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_CODE, VAT_NUMBER);

    private Romania() {}

    private static boolean isPerson(CharSequence code) {
        char sex = code.charAt(0);
        int county = Dates.number(code, 7, 9);
        boolean known = (county >= 1 && county <= 48) || county == 51 || county == 52 || county == 70;
        return sex != '0' && known && Dates.isYearMonthDay(code, 1);
    }

    private static CheckCharacters exactly(int digits) {
        return new VatNumber("RO", digits + 2, DIGITS);
    }
}
