package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Remainder;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Spain. */
public final class Spain {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** The letter over the digits, X, Y and Z of a foreigner counting as 0, 1 and 2. */
    private static final CheckCharacters LETTER =
            Remainder.modulo(23).letters("XYZ").symbols(LETTERS);

    private static final Weighted CIF_DIGIT =
            Weighted.sum(2, 1, 2, 1, 2, 1, 2).crossed().modulo(10);

    private static final CheckCharacters CIF =
            CIF_DIGIT.part(1, 9).or(CIF_DIGIT.symbols("JABCDEFGHI").part(1, 9));

    /** The tax number of a citizen, which is that of the identity card: eight digits, letter modulo 23 (RD 1065/2007). */
    public static final InfoType NIF = InfoType.builder("ES_NIF")
            .identifier(Identifier.shape("99999999_A", "99.999.999-A", "99.999.999A", "99.999.999 A")
                    .checksum(Remainder.modulo(23).symbols(LETTERS))
                    .build())
            .context(
                    "dni",
                    "nif",
                    "documento nacional de identidad",
                    "identificación fiscal",
                    "identificacion fiscal",
                    "número de identificación",
                    "documento",
                    "identity card",
                    "id card",
                    "tax id",
                    "cif",
                    "identidad")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a foreigner: X, Y or Z, seven digits, letter modulo 23 (RD 557/2011, article 206). */
    public static final InfoType NIE = InfoType.builder("ES_NIE")
            .identifier(Identifier.shape("A_9999999_A", "A 9999999A", "A-9999999A", "A9999999-A", "A9999999 A")
                    .checksum(LETTER)
                    .where(nie -> nie.charAt(0) >= 'X')
                    .build())
            .context(
                    "nie",
                    "número de identidad de extranjero",
                    "extranjero",
                    "extranjeros",
                    "foreigner",
                    "residencia",
                    "residence",
                    "identificación de extranjero",
                    "identity",
                    "dni",
                    "nif")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number of a company: form, seven digits, a digit or letter by the form (Orden EHA/451/2008). */
    public static final InfoType CIF_NUMBER = InfoType.builder("ES_CIF")
            .identifier(Identifier.shape("A_9999999_X", "A-99999999", "A99999999", "A-9999999-X")
                    .checksum(CIF)
                    .where(Spain::isCompany)
                    .build())
            .context("cif", "nif", "código de identificación fiscal", "empresa", "company", "sociedad", "tax id", "vat")
            .build();

    /** The VAT number: ES and the tax number of a citizen, foreigner or company (RD 1624/1992). */
    public static final InfoType VAT_NUMBER = InfoType.builder("ES_VAT")
            .identifier(Identifier.shape("esX9999999X", "es X9999999X", "es-X9999999X")
                    .checksum(LETTER.part(2, 11).or(CIF.part(2, 11)))
                    .where(vat -> isCompany(vat.subSequence(2, 11))
                            || vat.charAt(2) <= '9'
                            || (vat.charAt(2) >= 'X' && vat.charAt(10) > '9'))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("iva", "nif-iva", "vat", "vat number", "nif")
            .build();

    /** The passport number: three letters and six digits (Direccion General de la Policia). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("ES_PASSPORT")
            .identifier(Identifier.shape("AAA999999", "AAA 999999", "AA999999", "A999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("pasaporte", "número de pasaporte", "passport", "passport number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The number of affiliation to the social security: province, eight digits, the remainder modulo 97 (TGSS). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("ES_SOCIAL_SECURITY")
            .identifier(Identifier.shape("99_99999999_99", "99_9999999999", "999999999999")
                    .separators("/- ")
                    .checksum(new SocialSecurityRemainder())
                    .where(number -> {
                        int province = Dates.number(number, 0, 2);
                        return province >= 1 && (province <= 53 || province == 66);
                    })
                    .build())
            .context(
                    "seguridad social",
                    "naf",
                    "nuss",
                    "afiliación",
                    "afiliacion",
                    "número de la seguridad social",
                    "social security",
                    "social security number",
                    "nss")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NIF, NIE, CIF_NUMBER, VAT_NUMBER, PASSPORT, SOCIAL_SECURITY);

    private Spain() {}

    /** Some forms take a letter, some a digit, the rest either. */
    private static boolean isCompany(CharSequence cif) {
        char form = cif.charAt(0);
        boolean letter = cif.charAt(8) > '9';
        if ("KPQRSNW".indexOf(form) >= 0) {
            return letter;
        }
        return "ABEH".indexOf(form) >= 0 ? !letter : "CDFGJLMUV".indexOf(form) >= 0;
    }

    /** A serial that begins with 0 counts with seven digits. */
    private record SocialSecurityRemainder() implements CheckCharacters {
        private static final int LENGTH = 12;

        private static int right(CharSequence text, int from) {
            int province = Dates.number(text, from, from + 2);
            int serial = Dates.number(text, from + 2, from + 10);
            if (province < 0 || serial < 0) {
                return -1;
            }
            return (int) ((province * (serial < 10_000_000 ? 10_000_000L : 100_000_000L) + serial) % 97);
        }

        @Override
        public boolean isValid(CharSequence text, int from, int to) {
            return to - from == LENGTH
                    && right(text, from) >= 0
                    && right(text, from) == Dates.number(text, from + 10, to);
        }

        @Override
        public boolean write(StringBuilder text, int from, int to, int steps) {
            int right = to - from == LENGTH ? right(text, from) : -1;
            if (right < 0) {
                return false;
            }
            int written = Math.floorMod(right + steps, 97);
            text.setCharAt(to - 2, (char) ('0' + written / 10));
            text.setCharAt(to - 1, (char) ('0' + written % 10));
            return true;
        }
    }
}
