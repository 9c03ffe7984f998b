package dev.ringfence.data.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base58Check, Bech32, Keccak-256 and EIP-55, by the examples of their standards. */
class CoinChecksumTest {
    @ParameterizedTest
    @CsvSource({
        "'', c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        "abc, 4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
    })
    void keccak_shortMessages_haveTheirHash(String message, String hash) {
        assertThat(HexFormat.of().formatHex(Keccak.hash(message.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void eip55_examplesOfTheProposal_fitAndNoOtherCaseDoes(String address) {
        assertThat(Eip55.isValid(address)).isTrue();
        assertThat(Eip55.cased(address.toLowerCase(Locale.ROOT))).isEqualTo(address);
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            char other = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
            String changed = address.substring(0, i) + other + address.substring(i + 1);
            assertThat(Eip55.isValid(changed)).as("%d", i).isEqualTo(c == other);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, 0",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, 0",
        "1111111111111111111114oLvT2, 0",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy, 5",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn, 111",
        "2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc, 196"
    })
    void base58_addresses_haveTheirVersion(String address, int version) {
        assertThat(Base58Check.version(address)).isEqualTo(version);
        for (int i = 0; i < address.length(); i++) {
            char other = address.charAt(i) == '2' ? '3' : '2';
            String changed = address.substring(0, i) + other + address.substring(i + 1);
            assertThat(Base58Check.version(changed)).as("%d", i).isNegative();
        }
        assertThat(Base58Check.version("1" + address)).isNegative();
        assertThat(Base58Check.version(address.substring(1))).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
                "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
                "BC1SW50QGDZ25J",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
            })
    void bech32_validAddressesOfTheProposals_fitUnlessACharacterIsChanged(String address) {
        assertThat(Bech32.isWitnessAddress(address)).isTrue();
        for (int i = 3; i < address.length(); i++) {
            char other = address.charAt(i) == 'q' || address.charAt(i) == 'Q' ? 'p' : 'q';
            other = Character.isUpperCase(address.charAt(0)) ? Character.toUpperCase(other) : other;
            assertThat(Bech32.isWitnessAddress(address.substring(0, i) + other + address.substring(i + 1)))
                    .as("%d", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
                "tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47",
                "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
                "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
                "bc1pw5dgrnzv",
                "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
                "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq",
                "bc1gmk9yu",
                "1",
                ""
            })
    void bech32_invalidAddressesOfTheProposals_doNotFit(String address) {
        assertThat(Bech32.isWitnessAddress(address)).isFalse();
    }

    @Test
    void vehicleCheckDigit_oneOrTwoChangedCharacters_doesNotFit() {
        VehicleCheckDigit check = new VehicleCheckDigit();
        assertThat(check.isValid("1M8GDM9AXKP042788")).isTrue();
        assertThat(check.isValid("11111111111111111")).isTrue();
        assertThat(check.isValid("1M8GDM9A1KP042788")).isFalse();
        assertThat(check.isValid("1M8GDM9AXKP04278")).isFalse();
        assertThat(check.isValid("IM8GDM9AXKP042788")).isFalse();
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            int position = random.nextInt(17);
            int digit = random.nextInt(10);
            StringBuilder changed = new StringBuilder("11111111111111111");
            changed.setCharAt(position, (char) ('0' + digit));
            assertThat(check.isValid(changed)).as("%d", i).isEqualTo(digit == 1);
        }
    }
}
