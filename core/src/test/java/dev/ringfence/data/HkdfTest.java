package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 5869, appendix A.1 and A.3: the cases with SHA-256 that differ in having salt and info. */
    @ParameterizedTest
    @CsvSource({
        "000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9,"
                + " 077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5,"
                + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "'', '', 19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04,"
                + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    })
    void hkdf_vectorsOfTheStandard_agree(String salt, String info, String extracted, String expanded) {
        byte[] input = HEX.parseHex("0b".repeat(22));
        byte[] key = Hkdf.extract(HEX.parseHex(salt), input);
        assertThat(HEX.formatHex(key)).isEqualTo(extracted);
        assertThat(HEX.formatHex(Hkdf.expand(key, HEX.parseHex(info), 42))).isEqualTo(expanded);
    }

    @Test
    void expand_moreThanTheStandardAllows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.expand(new byte[32], new byte[0], 8161))
                .withMessage("'bytes' must be from 1 to 8160 but was 8161");
    }
}
