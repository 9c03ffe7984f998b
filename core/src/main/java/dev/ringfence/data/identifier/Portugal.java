package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Portugal. */
public final class Portugal {
    private static final Codes BEGINNINGS = Codes.of("45 70 71 72 74 75 77 78 79");

    /** The tax number: nine digits modulo 11; the first tell whose it is (Decreto-Lei 14/2013). */
    public static final InfoType TAX_NUMBER = InfoType.builder("PT_NIF")
            .identifier(Identifier.shape("999999999", "999 999 999", "pt999999999", "pt 999999999", "pt 999 999 999")
                    .checksum(Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("01234567890")
                            .last(9))
                    .where(number -> "1235689".indexOf(number.charAt(number.length() - 9)) >= 0
                            || BEGINNINGS.contain(number, number.length() - 9, number.length() - 7))
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "nif",
                    "contribuinte",
                    "número de contribuinte",
                    "numero de contribuinte",
                    "nipc",
                    "identificação fiscal",
                    "identificacao fiscal",
                    "tax number",
                    "vat",
                    "iva",
                    "tax id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The document number of the citizen card: eight digits, a check digit, two letters or digits, a check digit (AMA, "Validacao de numero de documento do cartao de cidadao"). */
    public static final InfoType CITIZEN_CARD = InfoType.builder("PT_CITIZEN_CARD")
            .identifier(Identifier.shape(
                            "99999999 9 XX9", "999999999XX9", "99999999 9XX9", "99999999-9-XX9", "99999999-9XX9")
                    .checksum(new DocumentNumber())
                    .where(number -> number.charAt(9) > '9')
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "cartão de cidadão",
                    "cartao de cidadao",
                    "cc",
                    "bilhete de identidade",
                    "número de identificação civil",
                    "citizen card",
                    "identity card",
                    "nic",
                    "bi")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The social security number: eleven digits that begin with 1 or 2, weights of primes (Instituto da Seguranca Social). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("PT_NISS")
            .identifier(Identifier.shape("99999999999", "999 999 999 99", "99999 999 999")
                    .checksum(Weighted.sum(29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
                            .modulo(10)
                            .plus(1))
                    .where(number -> number.charAt(0) == '1' || number.charAt(0) == '2')
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("niss", "segurança social", "seguranca social", "número de segurança social", "social security")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_NUMBER, CITIZEN_CARD, SOCIAL_SECURITY);

    private Portugal() {}

    /** Luhn's scheme over letters too: A is 10, and a doubled value above 9 loses 9. */
    private record DocumentNumber() implements CheckCharacters {
        private static final int LENGTH = 12;

        /** The last digit that makes up the sum; -1 if a character is neither digit nor letter. */
        private static int right(CharSequence text, int from) {
            int sum = 0;
            for (int i = 0; i < LENGTH - 1; i++) {
                char c = text.charAt(from + i);
                int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
                if (value < 0) {
                    return -1;
                }
                int doubled = i % 2 == 0 ? value * 2 : value;
                sum += i % 2 == 0 && doubled > 9 ? doubled - 9 : doubled;
            }
            return (10 - sum % 10) % 10;
        }

        @Override
        public boolean isValid(CharSequence text, int from, int to) {
            return to - from == LENGTH && right(text, from) == text.charAt(to - 1) - '0';
        }

        @Override
        public boolean write(StringBuilder text, int from, int to, int steps) {
            int right = to - from == LENGTH ? right(text, from) : -1;
            if (right < 0) {
                return false;
            }
            text.setCharAt(to - 1, (char) ('0' + Math.floorMod(right + steps, 10)));
            return true;
        }
    }
}
