package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Israel. */
public final class Israel {
    /** The identity number: nine digits, Luhn (Population and Immigration Authority). */
    public static final InfoType IDENTITY_NUMBER = InfoType.builder("IL_ID")
            .identifier(Identifier.shape("999999999", "99999999-9", "9-9999999-9")
                    .checksum(Luhn.DIGITS)
                    .where(number -> Dates.number(number, 0, 9) > 0)
                    .build())
            .context(
                    "teudat zehut",
                    "t.z",
                    "tz",
                    "israeli id",
                    "identity number",
                    "id number",
                    "תעודת זהות",
                    "ת.ז",
                    "ת״ז",
                    "מספר זהות")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(IDENTITY_NUMBER);

    private Israel() {}
}
