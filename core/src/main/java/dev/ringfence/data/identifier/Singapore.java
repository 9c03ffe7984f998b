package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Singapore. */
public final class Singapore {
    private static final CheckCharacters CITIZEN = Weighted.sum(1, 2, 7, 6, 5, 4, 3, 2)
            .letters("S   T")
            .modulo(11)
            .remainder()
            .symbols("JZIHGFEDCBA");
    private static final CheckCharacters FOREIGNER = Weighted.sum(1, 2, 7, 6, 5, 4, 3, 2)
            .letters("F   G")
            .modulo(11)
            .remainder()
            .symbols("XWUTRQPNMLK");
    private static final CheckCharacters FOREIGNER_M = Weighted.sum(1, 2, 7, 6, 5, 4, 3, 2)
            .letters("   M")
            .modulo(11)
            .remainder()
            .symbols("XWUTRQPNJLK");

    private static final CheckCharacters BUSINESS =
            Weighted.sum(10, 4, 9, 3, 8, 2, 7, 1).modulo(11).remainder().symbols("XMKECAWLJDB");
    private static final CheckCharacters COMPANY =
            Weighted.sum(10, 8, 6, 4, 9, 7, 5, 3, 1).modulo(11).remainder().symbols("ZKCMDNERGWH");
    /** A counts as 0, digits as 22 more, which is nothing modulo 11; 5 are taken off. */
    private static final CheckCharacters OTHER = Weighted.sum(4, 3, 5, 3, 10, 2, 2, 5, 7)
            .letters("ABCDEFGHJKLMNPQRSTUVWX")
            .modulo(11)
            .remainder()
            .plus(6)
            .symbols("ABCDEFGHJKL");

    private static final Codes KINDS =
            Codes.of("LP LL FC PF RF MQ MM NB CC CS MB FM GS GA GB DP CP NR CM CD MD HS VH CH MH CL"
                    + " XL CX RP TU TC FB FN PA PB SS MC SM");

    /** The number of the registration card of a citizen (S, T) or foreigner (F, G, M): seven digits, a letter modulo 11 (ICA). */
    public static final InfoType NRIC_FIN = InfoType.builder("SG_NRIC_FIN")
            .identifier(Identifier.shape("A9999999A")
                    .checksum(CITIZEN.or(FOREIGNER).or(FOREIGNER_M))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "nric",
                    "fin",
                    "nric no",
                    "nric/fin",
                    "ic",
                    "ic number",
                    "identity card",
                    "fin number",
                    "work permit",
                    "singapore id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of an entity: business, company, or year, kind and number, with a letter modulo 11 (ACRA, "UEN"). */
    public static final InfoType UEN = InfoType.builder("SG_UEN")
            .identifier(Identifier.shape("99999999A", "999999999A", "A99AA9999A")
                    .checksum(BUSINESS.or(COMPANY).or(OTHER))
                    .where(Singapore::isEntity)
                    .build())
            .context("uen", "unique entity number", "acra", "company registration", "business registration", "gst reg")
            .build();

    static final List<InfoType> TYPES = List.of(NRIC_FIN, UEN);

    private Singapore() {}

    private static boolean isEntity(CharSequence uen) {
        if (uen.length() == 9) {
            return true;
        }
        char first = uen.charAt(0);
        if (first <= '9') {
            int year = Dates.number(uen, 0, 4);
            return year >= 1800 && year < 2100;
        }
        return (first == 'R' || first == 'S' || first == 'T') && KINDS.contain(uen, 3, 5);
    }
}
