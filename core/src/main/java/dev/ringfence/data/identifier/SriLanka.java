package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Sri Lanka. */
public final class SriLanka {
    /** The identity card: year and day of birth, 500 more for women, and a serial (Department for Registration of Persons). */
    public static final InfoType NIC = InfoType.builder("LK_NIC")
            .identifier(Identifier.shape("999999999A", "999999999999")
                    .where(SriLanka::isPerson)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context("nic", "nic no", "national identity card", "identity card", "id card")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NIC);

    private SriLanka() {}

    private static boolean isPerson(CharSequence nic) {
        boolean old = nic.length() == 10;
        int year = old ? 1900 + Dates.number(nic, 0, 2) : Dates.number(nic, 0, 4);
        int day = Dates.number(nic, old ? 2 : 4, old ? 5 : 7) % 500;
        boolean letter = !old || nic.charAt(9) == 'V' || nic.charAt(9) == 'X';
        return letter && year >= 1900 && year < 2100 && day >= 1 && day <= 366;
    }
}
