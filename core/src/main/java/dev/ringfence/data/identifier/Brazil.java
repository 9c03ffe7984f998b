package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Brazil. */
public final class Brazil {
    /** Of 11 minus the remainder two values are written 0. */
    private static final String DIGITS = "01234567890";

    /** A counts as 17. */
    private static final String LETTERS = " ".repeat(17) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final CheckCharacters CPF_FIRST =
            Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11).symbols(DIGITS);
    private static final CheckCharacters CPF_SECOND =
            Weighted.sum(11, 10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11).symbols(DIGITS);
    private static final CheckCharacters CNPJ_FIRST = Weighted.sum(5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
            .letters(LETTERS)
            .modulo(11)
            .symbols(DIGITS);
    private static final CheckCharacters CNPJ_SECOND = Weighted.sum(6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
            .letters(LETTERS)
            .modulo(11)
            .symbols(DIGITS);

    /** The number of a natural person: two digits modulo 11 (Receita Federal, IN RFB 1548/2015). */
    public static final InfoType CPF = InfoType.builder("BR_CPF")
            .identifier(Identifier.shape(
                            "999.999.999-99", "999.999.999/99", "999 999 999 99", "999999999-99", "99999999999")
                    .checksum(CPF_FIRST.part(0, 10).and(CPF_SECOND))
                    .where(cpf -> cpf.chars().distinct().count() > 1)
                    .build())
            .context(
                    "cpf",
                    "cadastro de pessoas físicas",
                    "cadastro de pessoas fisicas",
                    "c.p.f",
                    "contribuinte",
                    "documento")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a legal person, from July 2026 on also with letters: two digits modulo 11, a letter counting as its code
     * less 48 (Receita Federal, IN RFB 2229/2024). */
    public static final InfoType CNPJ = InfoType.builder("BR_CNPJ")
            .identifier(
                    Identifier.shape("99.999.999/9999-99", "XX.XXX.XXX/XXXX-99", "99999999/9999-99", "99999999999999")
                            .checksum(CNPJ_FIRST.part(0, 13).and(CNPJ_SECOND))
                            .where(cnpj -> cnpj.chars().distinct().count() > 1)
                            .build())
            .context("cnpj", "cadastro nacional da pessoa jurídica", "pessoa jurídica", "empresa", "inscrição")
            .build();

    /** The identity card of a state; São Paulo writes a check character modulo 11, others do not. */
    public static final InfoType RG = InfoType.builder("BR_RG")
            .identifier(Identifier.shape("99.999.999-X", "9.999.999-X", "99.999.999", "9.999.999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "rg", "registro geral", "identidade", "carteira de identidade", "documento", "cédula de identidade")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The driving licence: eleven digits, the last two modulo 11 (DENATRAN). The second depends on the first, so only the first is
     * asked. */
    public static final InfoType CNH = InfoType.builder("BR_CNH")
            .identifier(Identifier.shape("99999999999")
                    .checksum(Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2, 1)
                            .modulo(11)
                            .remainder()
                            .symbols("01234567890")
                            .part(0, 10))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "cnh",
                    "carteira nacional de habilitação",
                    "habilitação",
                    "carteira de motorista",
                    "driving licence")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CPF, CNPJ, RG, CNH);

    private Brazil() {}
}
