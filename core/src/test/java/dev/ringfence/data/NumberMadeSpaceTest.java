package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.VehicleCheckDigit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made spaces of coins, bank codes, vehicles and devices. */
class NumberMadeSpaceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CRYPTO_ADDRESS|0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|0x0{20}[0-9a-f]{20}",
                "CRYPTO_ADDRESS|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa|tb1q[02-9ac-hj-np-z]{38}",
                "CRYPTO_ADDRESS|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4|tb1q[02-9ac-hj-np-z]{38}",
                "VEHICLE_IDENTIFICATION_NUMBER|1M8GDM9AXKP042788|000[0-9A-HJ-NPR-Z]{5}[0-9X][0-9A-HJ-NPR-Z]{2}\\d{6}",
                "IMEI|490154203237518|00\\d{13}",
                "IMEI|35-209900-176148-1|00-\\d{6}-\\d{6}-\\d",
                "IMEI|3520990017614823|00\\d{14}",
                "BIC|DEUTDEFF|[A-Z]{4}ZZ[A-Z]0",
                "BIC|BNPAFRPPXXX|[A-Z]{4}ZZ[A-Z]0XXX"
            })
    void spaces_anyValue_becomesAMember(String name, String value, String form) {
        InfoType type = InfoType.parse(name);
        String made = NetworkMadeSpaceTest.pseudonym(type, value);
        assertThat(made.matches(form)).isTrue();
        assertThat(type.madeSpace().contains(made)).isTrue();
        assertThat(type.madeSpace().contains(value)).isFalse();
    }

    @Test
    void vehicles_made_haveTheirCheckDigit() {
        for (int i = 0; i < 1_000; i++) {
            String made = NetworkMadeSpaceTest.pseudonym(
                    InfoType.VEHICLE_IDENTIFICATION_NUMBER, "1M8GDM9AXKP0" + (10_000 + i));
            assertThat(new VehicleCheckDigit().isValid(made)).as("%d", i).isTrue();
        }
    }

    @Test
    void devices_imeiAndImeisv_areOneDevice() {
        String imei = NetworkMadeSpaceTest.pseudonym(InfoType.IMEI, "352099001761481");
        assertThat(Luhn.isValid(imei)).isTrue();
        assertThat(NetworkMadeSpaceTest.pseudonym(InfoType.IMEI, "35-209900-176148-23")
                        .replace("-", ""))
                .startsWith(imei.substring(0, 14));
    }

    @Test
    void addresses_ofTestNetworks_areMade() {
        for (String address : Set.of(
                "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
                "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
                "2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc")) {
            assertThat(InfoType.CRYPTO_ADDRESS.madeSpace().contains(address)).isTrue();
        }
    }

    @Test
    void bankCodes_testsAndUserCountries_areMade() {
        assertThat(InfoType.BIC.madeSpace().contains("DEUTDEF0")).isTrue();
        assertThat(InfoType.BIC.madeSpace().contains("ABCDZZ2L")).isTrue();
        assertThat(InfoType.BIC.madeSpace().contains("DEUTDEFF")).isFalse();
        assertThat(InfoType.BIC.madeSpace().contains("DEUTDE0")).isFalse();
    }
}
