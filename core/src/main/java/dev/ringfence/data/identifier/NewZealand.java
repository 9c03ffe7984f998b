package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of New Zealand. */
public final class NewZealand {
    private static final CheckCharacters NINE = Weighted.sum(3, 2, 7, 6, 5, 4, 3, 2)
            .ifTenThen(7, 4, 3, 2, 5, 2, 7, 6)
            .modulo(11);
    private static final CheckCharacters EIGHT =
            Weighted.sum(2, 7, 6, 5, 4, 3, 2).ifTenThen(4, 3, 2, 5, 2, 7, 6).modulo(11);

    /** A counts as 1. */
    private static final String LETTERS = " ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final Weighted.Sum INDEX = Weighted.sum(7, 6, 5, 4, 3, 2).letters(LETTERS);
    /** A remainder of 0 is not issued, a check of 10 is written 0. */
    private static final CheckCharacters OLD = INDEX.modulo(11).symbols(" 1234567890");

    private static final CheckCharacters NEW = INDEX.modulo(23).symbols(LETTERS.substring(0, 23));

    /** The number of Inland Revenue: 10,000,000 to 150,000,000, two rows of weights modulo 11 (IR, "Resident withholding tax
     * specification"). */
    public static final InfoType TAX_NUMBER = InfoType.builder("NZ_IRD")
            .identifier(Identifier.shape(
                            "99-999-999", "999-999-999", "99 999 999", "999 999 999", "999999999", "99999999")
                    .checksum(EIGHT.or(NINE))
                    .where(ird -> Dates.number(ird, 0, ird.length()) >= 10_000_000
                            && Dates.number(ird, 0, ird.length()) <= 150_000_000)
                    .build())
            .context("ird", "ird number", "ird no", "inland revenue", "tax number", "gst number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The national health index: three letters without I and O, then digits modulo 11, or two digits, a letter and a letter modulo
     * 23 (HISO 10046:2024). Numbers that begin with Z are for tests. */
    public static final InfoType HEALTH_INDEX = InfoType.builder("NZ_NHI")
            .identifier(Identifier.shape("AAA9999", "AAA99AA")
                    .checksum(OLD.or(NEW))
                    .reserved("Z")
                    .build())
            .context("nhi", "nhi number", "national health index", "health index", "patient", "hospital number")
            .tags(InfoTag.HIPAA_MEDICAL_RECORD, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: one or two letters and six digits (Internal Affairs). */
    public static final InfoType PASSPORT = InfoType.builder("NZ_PASSPORT")
            .identifier(Identifier.shape("AA999999", "A999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_NUMBER, HEALTH_INDEX, PASSPORT);

    private NewZealand() {}
}
