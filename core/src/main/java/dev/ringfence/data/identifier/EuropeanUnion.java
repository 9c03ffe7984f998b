package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** VAT numbers of the states of the European Union whose numbers are not those of another type. */
public final class EuropeanUnion {
    /** The VAT number of Estonia, Lithuania, Luxembourg, Latvia, Malta or Sweden (VIES, "Structure of VAT numbers"; check digits by each state). */
    public static final InfoType VAT_NUMBER = InfoType.builder("EU_VAT")
            .identifier(Identifier.shape(
                            "ee999999999",
                            "lt999999999",
                            "lt999999999999",
                            "lu99999999",
                            "lv99999999999",
                            "mt99999999",
                            "ee 999999999",
                            "lt 999999999",
                            "lu 99999999",
                            "lv 99999999999",
                            "mt 99999999")
                    .checksum(VatNumber.CHECK)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("vat", "vat number", "vat no", "tva", "pvm", "pvn", "kmkr", "käibemaks", "iva")
            .build();

    static final List<InfoType> TYPES = List.of(VAT_NUMBER);

    private EuropeanUnion() {}
}
