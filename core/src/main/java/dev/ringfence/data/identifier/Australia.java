package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;
import java.util.stream.IntStream;

/** Identifiers of Australia. */
public final class Australia {
    private static final int[] BUSINESS_WEIGHTS = {1, 3, 5, 7, 9, 11, 13, 15, 17, 19};

    /** The leading digit less one counts ten times, the next once; together with the rest they are divisible by 89. */
    private static final CheckCharacters BUSINESS = new OwnCheck(
            11, 0, IntStream.rangeClosed(11, 99).mapToObj(String::valueOf).toList(), Australia::businessCode);

    /** The business number: two leading digits modulo 89 (Australian Business Register, "Format of the ABN"). */
    public static final InfoType BUSINESS_NUMBER = InfoType.builder("AU_ABN")
            .identifier(Identifier.shape("99 999 999 999", "99-999-999-999", "99999999999")
                    .checksum(BUSINESS)
                    .neverBegins("0")
                    .build())
            .context("abn", "australian business number", "business number", "tax invoice")
            .build();

    /** The company number: weights 8 to 1 modulo 10 (ASIC, "Australian Company Number digit check"). */
    public static final InfoType COMPANY_NUMBER = InfoType.builder("AU_ACN")
            .identifier(Identifier.shape("999 999 999", "999-999-999", "999999999")
                    .checksum(Weighted.sum(8, 7, 6, 5, 4, 3, 2, 1).modulo(10))
                    .where(acn -> Dates.number(acn, 0, 9) > 0)
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("acn", "australian company number", "company number", "arbn")
            .build();

    /** The tax file number: weights 1, 4, 3, 7, 5, 8, 6, 9, 10 modulo 11 (ATO). */
    public static final InfoType TAX_FILE_NUMBER = InfoType.builder("AU_TFN")
            .identifier(Identifier.shape("999 999 999", "999-999-999", "999999999")
                    .checksum(Weighted.sum(1, 4, 3, 7, 5, 8, 6, 9).modulo(11).remainder())
                    .where(tfn -> Dates.number(tfn, 0, 9) % 111_111_111 != 0)
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("tfn", "tax file number", "tax file", "tax number", "ato")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The Medicare card: 2 to 6, weights 1, 3, 7, 9 modulo 10, the issue, perhaps the person (Services Australia). */
    public static final InfoType MEDICARE = InfoType.builder("AU_MEDICARE")
            .identifier(Identifier.shape(
                            "9999 99999 9",
                            "9999-99999-9",
                            "9999999999",
                            "9999 99999 9 9",
                            "9999 99999 9/9",
                            "9999 99999 9-9",
                            "99999999999")
                    .checksum(Weighted.sum(1, 3, 7, 9, 1, 3, 7, 9)
                            .modulo(10)
                            .remainder()
                            .part(0, 9))
                    .where(card -> card.charAt(0) >= '2' && card.charAt(0) <= '6')
                    .where(card -> card.charAt(9) > '0')
                    .build())
            .context("medicare", "medicare number", "medicare card", "medicare no", "irn")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: one or two letters and seven digits (Australian Passport Office). */
    public static final InfoType PASSPORT = InfoType.builder("AU_PASSPORT")
            .identifier(Identifier.shape("A9999999", "AA9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(BUSINESS_NUMBER, COMPANY_NUMBER, TAX_FILE_NUMBER, MEDICARE, PASSPORT);

    private Australia() {}

    private static int businessCode(CharSequence text, int from) {
        int sum = 0;
        for (int i = 2; i < 11; i++) {
            int digit = Dates.number(text, from + i, from + i + 1);
            if (digit < 0) {
                return -1;
            }
            sum += digit * BUSINESS_WEIGHTS[i - 1];
        }
        // Of the leading number n the first digit less one gives n - 10: from 1 on, so 11 stands for 1.
        return (89 - sum % 89 + 88) % 89;
    }
}
