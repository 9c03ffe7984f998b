package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Mexico. */
public final class Mexico {
    /** A counts as 10, and between N and O stands another character. */
    private static final String LETTERS = "          ABCDEFGHIJKLMN OPQRSTUVWXYZ";
    /** A company's initials are three, behind a space that counts as 37 in the first place. */
    private static final int SPACE = 37 * 13;

    private static final Codes STATES = Codes.of(
            "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT" + " SL SP SR TC TL TS VZ YN ZS");

    /** The population registry code: initials, birth date, sex, state, consonants, check digit modulo 10 (DOF, 18 October 2021). */
    public static final InfoType CURP = InfoType.builder("MX_CURP")
            .identifier(Identifier.shape("AAAA999999AAAAAAX9")
                    .checksum(Weighted.sum(18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
                            .letters(LETTERS)
                            .modulo(10))
                    .where(curp -> Dates.isYearMonthDay(curp, 4))
                    .where(curp -> "HMX".indexOf(curp.charAt(10)) >= 0)
                    .where(curp -> STATES.contain(curp, 11, 13))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "curp", "clave única", "clave unica de registro de población", "registro de población", "identidad")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number of a person or company: initials, date, homoclave with a check character modulo 11 (SAT, Anexo 1-A). */
    public static final InfoType RFC = InfoType.builder("MX_RFC")
            .identifier(Identifier.shape(
                            "AAAA999999XXX",
                            "AAA999999XXX",
                            "AAAA-999999-XXX",
                            "AAA-999999-XXX",
                            "AAAA 999999 XXX",
                            "AAA 999999 XXX")
                    .checksum(Weighted.sum(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
                            .letters(LETTERS)
                            .modulo(11)
                            .symbols("0123456789A")
                            .or(Weighted.sum(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
                                    .letters(LETTERS)
                                    .modulo(11)
                                    .plus(SPACE)
                                    .symbols("0123456789A")))
                    .where(rfc -> Dates.isYearMonthDay(rfc, rfc.length() - 9))
                    .build())
            .context("rfc", "registro federal de contribuyentes", "contribuyente", "sat", "factura", "fiscal")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The social security number: eleven digits, Luhn (IMSS). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("MX_NSS")
            .identifier(Identifier.shape("99999999999", "99-99-99-9999-9", "99 99 99 9999 9")
                    .checksum(Luhn.DIGITS)
                    .build())
            .context("nss", "imss", "seguro social", "número de seguridad social", "seguridad social")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CURP, RFC, SOCIAL_SECURITY);

    private Mexico() {}
}
