package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Greece. */
public final class Greece {
    /** The tax number: nine digits, powers of two modulo 11 (Ypourgeio Oikonomikon, AFM); with EL before it the VAT number. */
    public static final InfoType TAX_NUMBER = InfoType.builder("GR_AFM")
            .identifier(Identifier.shape("999999999", "el999999999", "el 999999999")
                    .checksum(Weighted.sum(256, 128, 64, 32, 16, 8, 4, 2)
                            .modulo(11)
                            .remainder()
                            .symbols("01234567890")
                            .last(9))
                    .neverBegins("00000000")
                    .build())
            .context("αφμ", "α.φ.μ", "afm", "φπα", "αριθμός φορολογικού μητρώου", "tax number", "tax id", "vat", "tin")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The social security number: birth date, serial, Luhn (Nomos 3655/2008). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("GR_AMKA")
            .identifier(Identifier.shape("99999999999", "999999 99999")
                    .checksum(Luhn.DIGITS)
                    .where(number -> Dates.isDayMonthYear(number, 0))
                    .build())
            .context("αμκα", "α.μ.κ.α", "amka", "κοινωνικής ασφάλισης", "social security", "social security number")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_NUMBER, SOCIAL_SECURITY);

    private Greece() {}
}
