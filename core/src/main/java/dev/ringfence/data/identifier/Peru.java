package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Peru. */
public final class Peru {
    private static final Codes KINDS = Codes.of("10 15 16 17 20");

    /** The national identity document: eight digits (RENIEC). */
    public static final InfoType DNI = InfoType.builder("PE_DNI")
            .identifier(Identifier.shape("99999999", "99999999-9")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("dni", "documento nacional de identidad", "documento", "reniec", "identidad")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number: the kind, a digit modulo 11 (SUNAT). */
    public static final InfoType RUC = InfoType.builder("PE_RUC")
            .identifier(Identifier.shape("99999999999", "99-99999999-9")
                    .checksum(Weighted.sum(5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("11234567890"))
                    .where(ruc -> KINDS.contain(ruc, 0, 2))
                    .build())
            .context("ruc", "registro único de contribuyentes", "sunat", "contribuyente")
            .build();

    static final List<InfoType> TYPES = List.of(DNI, RUC);

    private Peru() {}
}
