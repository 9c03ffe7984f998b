package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Remainder;
import java.util.List;

/** Identifiers of France. */
public final class France {
    /**
     * The registration number of a person (NIR, "numero de securite sociale"): sex, year and month of birth, place,
     * serial, and a key of 97 minus the remainder, Corsica's 2A counting as 19 and 2B as 18 (INSEE; Decret 82-103).
     */
    public static final InfoType NIR = InfoType.builder("FR_NIR")
            .identifier(Identifier.shape("9_99_99_9X_999_999_99", "99999 9X 999 999 99", "999999X999999 99")
                    .checksum(Remainder.modulo(97).lettersBelowZero("AB").complement())
                    .where(France::isNir)
                    .build())
            .context(
                    "nir",
                    "sécurité sociale",
                    "securite sociale",
                    "numéro de sécurité sociale",
                    "sécu",
                    "secu",
                    "insee",
                    "numéro sécu",
                    "social security",
                    "social security number",
                    "carte vitale",
                    "nss")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a company in the register: nine digits, Luhn (INSEE, SIRENE). */
    public static final InfoType SIREN = InfoType.builder("FR_SIREN")
            .identifier(Identifier.shape("999_999_999", "999999999")
                    .checksum(Luhn.DIGITS)
                    .neverBegins("000000")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "siren",
                    "rcs",
                    "numéro siren",
                    "entreprise",
                    "immatriculation",
                    "company number",
                    "registre du commerce")
            .build();

    /** The number of an establishment: SIREN and five digits, Luhn; those of La Poste by their sum (INSEE, SIRENE). */
    public static final InfoType SIRET = InfoType.builder("FR_SIRET")
            .identifier(Identifier.shape("999_999_999_99999", "999999999 99999", "999 999 999 999 99")
                    .checksum(Luhn.DIGITS.part(0, 9).and(Luhn.DIGITS).or(new LaPoste()))
                    .neverBegins("000000")
                    .build())
            .context("siret", "numéro siret", "établissement", "etablissement", "insee", "entreprise")
            .build();

    /** The VAT number: a key of two digits, and a SIREN (CGI, article 286 ter). */
    public static final InfoType VAT_NUMBER = InfoType.builder("FR_VAT")
            .identifier(Identifier.shape("fr99999999999", "fr 99 999999999", "fr 99 999 999 999", "fr99 999 999 999")
                    .checksum(Luhn.DIGITS
                            .part(4, 13)
                            .and(Remainder.modulo(97).before("12").first().part(2, 13)))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("tva", "numéro de tva", "tva intracommunautaire", "vat", "vat number")
            .build();

    /** The passport number: two digits, two letters, five digits (ANTS). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("FR_PASSPORT")
            .identifier(Identifier.shape("99AA99999", "99 AA 99999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passeport", "numéro de passeport", "passport", "passport number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /**
     * The number of an identity card: twelve digits that begin with year and month of issue, or nine characters since
     * 2021 (ANTS). No check digit.
     */
    public static final InfoType ID_CARD = InfoType.builder("FR_ID_CARD")
            .identifier(Identifier.shape("999999999999", "9999X9999999", "XXXXXXXXX")
                    .where(number -> number.length() == 9 ? isNewCard(number) : isMonth(Dates.number(number, 2, 4)))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "cni",
                    "carte d'identité",
                    "carte nationale d'identité",
                    "carte d'identite",
                    "identité",
                    "id card",
                    "identity card")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NIR, SIREN, SIRET, VAT_NUMBER, PASSPORT, ID_CARD);

    private France() {}

    /** Sexes 3, 4, 7 and 8 are provisional; months above 12 stand for those that are not known. */
    private static boolean isNir(CharSequence nir) {
        int month = Dates.number(nir, 3, 5);
        boolean issued = nir.charAt(0) == '1' || nir.charAt(0) == '2';
        boolean provisional = "3478".indexOf(nir.charAt(0)) >= 0;
        boolean corsica = nir.charAt(5) == '2' && nir.charAt(6) > '9';
        return (issued || (provisional && isMonth(month)))
                && (isMonth(month) || (month >= 20 && month <= 42) || month >= 50)
                && (corsica || Dates.number(nir, 5, 7) > 0)
                && Dates.number(nir, 10, 13) > 0;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    /** Letters but vowels, at least two digits among them, so that no word is meant. */
    private static boolean isNewCard(CharSequence number) {
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if ("AEIOU".indexOf(c) >= 0) {
                return false;
            }
            digits += c <= '9' ? 1 : 0;
        }
        return digits >= 2 && digits < 9 && number.charAt(8) <= '9';
    }

    /** The sum of the digits is a multiple of five: the post has too many establishments for Luhn's scheme. */
    private record LaPoste() implements CheckCharacters {
        private static final String SIREN = "356000000";

        @Override
        public boolean isValid(CharSequence text, int from, int to) {
            int sum = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (i - from < SIREN.length() && c != SIREN.charAt(i - from)) {
                    return false;
                }
                sum += c - '0';
            }
            return to - from == 14 && sum % 5 == 0;
        }

        /** Never: the other scheme writes all numbers. */
        @Override
        public boolean write(StringBuilder text, int from, int to, int steps) {
            return false;
        }
    }
}
