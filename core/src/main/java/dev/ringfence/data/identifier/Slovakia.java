package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Remainder;
import java.util.List;

/** Identifiers of Slovakia; persons have the birth number of {@link Czechia}. */
public final class Slovakia {
    /** The VAT number: SK and ten digits that are a multiple of 11 (Zakon 222/2004 Z. z.). */
    public static final InfoType VAT_NUMBER = InfoType.builder("SK_VAT")
            .identifier(Identifier.shape("sk9999999999", "sk 9999999999")
                    .checksum(Remainder.modulo(11).symbols("0123456789 ").part(2, 12))
                    .where(number -> number.charAt(2) != '0' && "2347890".indexOf(number.charAt(4)) >= 0)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("ič dph", "ic dph", "ičdph", "dič", "vat", "vat number", "dph")
            .build();

    static final List<InfoType> TYPES = List.of(VAT_NUMBER);

    private Slovakia() {}
}
