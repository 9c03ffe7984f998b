package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Taiwan. */
public final class Taiwan {
    /** Each letter is a number of two digits; tens and nine times the units count as the index here modulo 10. */
    private static final String LETTERS = "BAKJHGFEDC" + "NMLVUTSRQP" + "ZWYX    OI";

    /** The identity number, also of residents: place, sex, eight digits modulo 10 (National Immigration Agency, 2021 form). */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("TW_NATIONAL_ID")
            .identifier(Identifier.shape("A999999999")
                    .checksum(Weighted.sum(1, 8, 7, 6, 5, 4, 3, 2, 1)
                            .letters(LETTERS)
                            .modulo(10))
                    .where(number -> "1289".indexOf(number.charAt(1)) >= 0)
                    .build())
            .context(
                    "national id",
                    "id card",
                    "identity card",
                    "id number",
                    "arc",
                    "身分證",
                    "身分證字號",
                    "身份證字號",
                    "統一證號",
                    "居留證")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY);

    private Taiwan() {}
}
