package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Japan. */
public final class Japan {
    /** The individual number: twelve digits, the last modulo 11 (Ministry of Internal Affairs, Order 85/2014, article 5). */
    public static final InfoType MY_NUMBER = InfoType.builder("JP_MY_NUMBER")
            .identifier(Identifier.shape("9999 9999 9999", "9999-9999-9999", "999999999999")
                    .checksum(Weighted.fromRight(2, 3, 4, 5, 6, 7).modulo(11).symbols("01234567890"))
                    .where(number -> number.chars().distinct().count() > 1)
                    .build())
            .context("my number", "mynumber", "individual number", "マイナンバー", "個人番号", "マイナンバーカード")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The corporate number: thirteen digits, the first modulo 9 (Ministry of Finance, Order 70/2014, article 2). */
    public static final InfoType CORPORATE_NUMBER = InfoType.builder("JP_CORPORATE_NUMBER")
            .identifier(Identifier.shape("9999999999999", "9-9999-9999-9999")
                    .checksum(Weighted.fromRight(1, 2)
                            .modulo(9)
                            .symbols("912345678")
                            .at(0))
                    .build())
            .context("corporate number", "company number", "法人番号")
            .build();

    /** The passport number: two letters and seven digits (Ministry of Foreign Affairs). */
    public static final InfoType PASSPORT = InfoType.builder("JP_PASSPORT")
            .identifier(
                    Identifier.shape("AA9999999").specificity(Specificity.WEAK).build())
            .context("passport", "passport number", "passport no", "パスポート", "旅券", "旅券番号")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(MY_NUMBER, CORPORATE_NUMBER, PASSPORT);

    private Japan() {}
}
