package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Türkiye. */
public final class Turkey {
    /** The identity number: eleven digits, two of them checks modulo 10 (NVİ, Law 5490). */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("TR_NATIONAL_ID")
            .identifier(Identifier.shape("99999999999", "999 999 999 99")
                    .checksum(Weighted.sum(7, 9, 7, 9, 7, 9, 7, 9, 7)
                            .modulo(10)
                            .remainder()
                            .part(0, 10)
                            .and(Weighted.sum(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                                    .modulo(10)
                                    .remainder()))
                    .neverBegins("0")
                    .build())
            .context(
                    "tc",
                    "tckn",
                    "t.c",
                    "tc kimlik",
                    "tc kimlik no",
                    "kimlik",
                    "kimlik no",
                    "kimlik numarası",
                    "turkish id",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number: ten digits, the last by powers of two modulo 9 (GİB). */
    public static final InfoType TAX_NUMBER = InfoType.builder("TR_VKN")
            .identifier(Identifier.shape("9999999999", "999 999 9999")
                    .checksum(OwnCheck.of(10, 9, "0123456789", Turkey::taxCode))
                    .build())
            .context(
                    "vkn", "vergi", "vergi no", "vergi numarası", "vergi kimlik", "vergi kimlik numarası", "tax number")
            .build();

    /** The licence plate: province 01 to 81, letters without Q, W and X, number (Karayolları Trafik Yönetmeliği). */
    public static final InfoType LICENSE_PLATE = InfoType.builder("TR_LICENSE_PLATE")
            .identifier(
                    Identifier.shape("99_A_9999", "99_A_99999", "99_AA_999", "99_AA_9999", "99_AAA_99", "99_AAA_999")
                            .where(Turkey::isPlate)
                            .specificity(Specificity.WEAK)
                            .build())
            .context(
                    "plaka",
                    "plakalı",
                    "plakası",
                    "plate",
                    "license plate",
                    "licence plate",
                    "number plate",
                    "araç",
                    "araba",
                    "vehicle",
                    "car")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The passport number: a letter and eight digits (NVİ). */
    public static final InfoType PASSPORT = InfoType.builder("TR_PASSPORT")
            .identifier(
                    Identifier.shape("A99999999").specificity(Specificity.WEAK).build())
            .context("pasaport", "pasaport no", "pasaport numarası", "passport", "passport number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY, TAX_NUMBER, LICENSE_PLATE, PASSPORT);

    private Turkey() {}

    private static boolean isPlate(CharSequence plate) {
        int province = Dates.number(plate, 0, 2);
        for (int i = 2; i < plate.length() && plate.charAt(i) > '9'; i++) {
            if ("QWX".indexOf(plate.charAt(i)) >= 0) {
                return false;
            }
        }
        return province >= 1 && province <= 81;
    }

    private static int taxCode(CharSequence text, int from) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = Dates.number(text, from + i, from + i + 1);
            if (digit < 0) {
                return -1;
            }
            int moved = (digit + 9 - i) % 10;
            int product = moved * (1 << (9 - i)) % 9;
            sum += moved != 0 && product == 0 ? 9 : product;
        }
        return (10 - sum % 10) % 10;
    }
}
