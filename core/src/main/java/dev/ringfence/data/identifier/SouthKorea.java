package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Checksum;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of the Republic of Korea. */
public final class SouthKorea {
    private static final CheckCharacters CITIZEN =
            Weighted.sum(2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5).modulo(11).symbols("11234567890");

    /** The resident registration number: birth date, century and sex, place, a digit modulo 11; since October 2020 the last six
     * digits are drawn by lot (Resident Registration Act, Enforcement Rule 2). */
    public static final InfoType RESIDENT_NUMBER = InfoType.builder("KR_RRN")
            .identifier(Identifier.shape("999999-9999999", "9999999999999")
                    .checksum(new LotOr(CITIZEN))
                    .where(number -> isBorn(number, '1', '4'))
                    .build())
            .context(
                    "rrn",
                    "resident registration",
                    "resident registration number",
                    "resident number",
                    "주민등록번호",
                    "주민번호",
                    "주민등록")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The registration number of a foreigner: as a resident number, with 5 to 8 for century and sex, and 2 more in the check
     * digit (Immigration Act, Enforcement Decree 40-2). */
    public static final InfoType FOREIGNER_NUMBER = InfoType.builder("KR_FRN")
            .identifier(Identifier.shape("999999-9999999", "9999999999999")
                    .checksum(Weighted.sum(2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
                            .modulo(11)
                            .symbols("33456789012"))
                    .where(number -> isBorn(number, '5', '8'))
                    .build())
            .context(
                    "frn",
                    "arc",
                    "foreigner registration",
                    "alien registration",
                    "foreigner registration number",
                    "alien registration number",
                    "외국인등록번호",
                    "외국인번호")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The business registration number: office, kind, serial, a digit modulo 10 (National Tax Service). */
    public static final InfoType BUSINESS_NUMBER = InfoType.builder("KR_BRN")
            .identifier(Identifier.shape("999-99-99999", "9999999999")
                    .checksum(OwnCheck.of(10, 9, "0123456789", SouthKorea::businessCode))
                    .where(number -> Dates.number(number, 0, 3) > 100)
                    .build())
            .context("brn", "business registration", "business registration number", "사업자등록번호", "사업자번호", "사업자")
            .build();

    /** The passport number: the kind, then eight digits, or three, a letter and four (Ministry of Foreign Affairs). */
    public static final InfoType PASSPORT = InfoType.builder("KR_PASSPORT")
            .identifier(Identifier.shape("A99999999", "A999A9999")
                    .where(number -> "MSRODG".indexOf(number.charAt(0)) >= 0)
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "여권", "여권번호")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The driver license: region 11 to 28, year, serial, check (Korean National Police Agency). */
    public static final InfoType DRIVER_LICENSE = InfoType.builder("KR_DRIVER_LICENSE")
            .identifier(Identifier.shape("99-99-999999-99", "99 99 999999 99", "999999999999")
                    .where(number -> Dates.number(number, 0, 2) >= 11 && Dates.number(number, 0, 2) <= 28)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "driver license",
                    "driver's license",
                    "drivers license",
                    "driving licence",
                    "license",
                    "license number",
                    "운전면허",
                    "운전면허번호",
                    "면허번호")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES =
            List.of(RESIDENT_NUMBER, FOREIGNER_NUMBER, BUSINESS_NUMBER, PASSPORT, DRIVER_LICENSE);

    private SouthKorea() {}

    private static boolean isBorn(CharSequence number, char first, char last) {
        char sex = number.charAt(6);
        return sex >= first
                && sex <= last
                && Dates.exists(year(number), Dates.number(number, 2, 4), Dates.number(number, 4, 6));
    }

    /** 1, 2, 5, 6 are the 1900s, 3, 4, 7, 8 the 2000s. */
    private static int year(CharSequence number) {
        int within = (number.charAt(6) - '1') % 4;
        return (within < 2 ? 1900 : 2000) + Dates.number(number, 0, 2);
    }

    /** Weights 1, 3, 7; five times the ninth digit counts as the sum of its digits. */
    private static int businessCode(CharSequence text, int from) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = Dates.number(text, from + i, from + i + 1);
            if (digit < 0) {
                return -1;
            }
            sum += i < 8 ? digit * "137".charAt(i % 3) - digit * '0' : digit * 5 / 10 + digit * 5 % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** Nobody born since October 2020 has a check digit. */
    private static boolean isDrawnByLot(CharSequence number) {
        return year(number) * 100 + Dates.number(number, 2, 4) >= 2020_10;
    }

    /** A check that the youngest do without; so nothing can be written that it is sure to refuse. */
    private record LotOr(CheckCharacters check) implements Checksum {
        @Override
        public boolean isValid(CharSequence text) {
            return check.isValid(text) || (text.length() == 13 && isDrawnByLot(text));
        }
    }
}
