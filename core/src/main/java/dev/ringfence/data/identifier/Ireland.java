package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Ireland. */
public final class Ireland {
    private static final String LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    private static final CheckCharacters LETTER =
            Weighted.sum(8, 7, 6, 5, 4, 3, 2).modulo(23).remainder().symbols(LETTERS);

    private static final CheckCharacters TWO_LETTERS = Weighted.sum(8, 7, 6, 5, 4, 3, 2, 9)
            .letters(LETTERS)
            .modulo(23)
            .remainder()
            .symbols(LETTERS)
            .at(7);

    private static final CheckCharacters PPS = LETTER.or(TWO_LETTERS);

    /** The personal public service number: seven digits, a letter modulo 23, since 2013 one more letter that counts nine times (Social Welfare Consolidation Act 2005, section 262). */
    public static final InfoType PPS_NUMBER = InfoType.builder("IE_PPSN")
            .identifier(Identifier.shape("9999999A", "9999999AA", "9999999 A", "9999999 AA", "9999999-A")
                    .checksum(PPS)
                    .where(number -> number.length() == 8 || number.charAt(8) <= 'I' || number.charAt(8) == 'W')
                    .build())
            .context(
                    "pps",
                    "ppsn",
                    "pps number",
                    "pps no",
                    "personal public service",
                    "personal public service number",
                    "rsi",
                    "tax number",
                    "revenue")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The VAT number: IE and a number like that of a person (Revenue). */
    public static final InfoType VAT_NUMBER = InfoType.builder("IE_VAT")
            .identifier(Identifier.shape("ie9999999A", "ie9999999AA", "ie 9999999A", "ie 9999999AA")
                    .checksum(LETTER.part(2, 10).or(TWO_LETTERS.part(2, 11)))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("vat", "vat number", "vat no", "revenue")
            .build();

    /** The passport number: two letters and seven digits, or a letter and eight digits (DFA). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("IE_PASSPORT")
            .identifier(Identifier.shape("AA9999999", "A99999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "pas")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PPS_NUMBER, VAT_NUMBER, PASSPORT);

    private Ireland() {}
}
