package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Iso7064;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of the People's Republic of China. */
public final class China {
    private static final String CREDIT = "ABCDEFGHJKLMNPQRTUWXY";

    /** Provinces of GB/T 2260. */
    private static final Codes PROVINCES =
            Codes.of("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53"
                    + " 54 61 62 63 64 65 71 81 82 83 91");

    /** The identity number: division, birth date, order, ISO 7064 MOD 11-2 (GB 11643-1999). */
    public static final InfoType RESIDENT_IDENTITY = InfoType.builder("CN_RESIDENT_ID")
            .identifier(Identifier.shape("99999999999999999X", "999999 99999999 999X")
                    .checksum(Iso7064.MOD_11_2)
                    .where(China::isPerson)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "id card",
                    "identity card",
                    "resident id",
                    "resident identity",
                    "national id",
                    "id number",
                    "身份证",
                    "身份证号",
                    "身份证号码",
                    "公民身份号码",
                    "证件号")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The unified social credit code of an organization: eighteen characters modulo 31 (GB 32100-2015). */
    public static final InfoType SOCIAL_CREDIT = InfoType.builder("CN_USCC")
            .identifier(Identifier.shape("99999999XXXXXXXXXX", "9A999999XXXXXXXXXX")
                    .checksum(Weighted.sum(1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
                            .letters(" ".repeat(10) + CREDIT)
                            .modulo(31)
                            .symbols("0123456789" + CREDIT))
                    .build())
            .context("uscc", "social credit code", "unified social credit code", "统一社会信用代码", "信用代码")
            .build();

    /** The passport number: E and eight digits or a letter and seven, or G and eight (National Immigration Administration). */
    public static final InfoType PASSPORT = InfoType.builder("CN_PASSPORT")
            .identifier(Identifier.shape("A99999999", "AA9999999")
                    .where(number -> "EGDPS".indexOf(number.charAt(0)) >= 0)
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "护照", "护照号", "护照号码")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(RESIDENT_IDENTITY, SOCIAL_CREDIT, PASSPORT);

    private China() {}

    private static boolean isPerson(CharSequence number) {
        int year = Dates.number(number, 6, 10);
        return PROVINCES.contain(number, 0, 2)
                && year >= 1880
                && year < 2100
                && Dates.exists(year, Dates.number(number, 10, 12), Dates.number(number, 12, 14));
    }
}
