package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Hong Kong. */
public final class HongKong {
    /** A space in front counts as 36. */
    private static final int SPACE = 36 * 9;

    /** The identity card: one or two letters, six digits, a digit or A modulo 11 in parentheses (Immigration Department). */
    public static final InfoType IDENTITY_CARD = InfoType.builder("HK_HKID")
            .identifier(Identifier.shape("A999999(X)", "AA999999(X)", "A999999X", "AA999999X")
                    .checksum(Weighted.sum(8, 7, 6, 5, 4, 3, 2)
                            .lettersFromTen()
                            .modulo(11)
                            .plus(SPACE)
                            .symbols("0123456789A")
                            .or(Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2)
                                    .lettersFromTen()
                                    .modulo(11)
                                    .symbols("0123456789A")))
                    .build())
            .context("hkid", "hk id", "hong kong id", "hkid card", "identity card", "id card", "身份證", "身份證號碼", "香港身份證")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(IDENTITY_CARD);

    private HongKong() {}
}
