package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.ringfence.data.detect.PhonePlaces.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example numbers of every region that libphonenumber knows, as it formats them. */
class PhoneOracleTest {
    private static final PhoneNumberUtil ORACLE = PhoneNumberUtil.getInstance();

    private static List<PhoneNumber> examples() {
        List<PhoneNumber> examples = new ArrayList<>();
        for (String region : ORACLE.getSupportedRegions()) {
            for (PhoneNumberType type : ORACLE.getSupportedTypesForRegion(region)) {
                boolean person = type == PhoneNumberType.FIXED_LINE
                        || type == PhoneNumberType.MOBILE
                        || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
                PhoneNumber example = ORACLE.getExampleNumberForType(region, type);
                if (person && example != null) {
                    examples.add(example);
                }
            }
        }
        return examples;
    }

    private static double share(
            PhoneNumberFormat format, int fewestDigits, ToDoubleFunction<Place> confidence, double threshold) {
        int asked = 0;
        int found = 0;
        for (PhoneNumber example : examples()) {
            if (ORACLE.getNationalSignificantNumber(example).length() < fewestDigits) {
                continue;
            }
            String number = ORACLE.format(example, format).replace("tel:", "");
            String text = "ask " + number + " for it";
            asked++;
            found += PhonePlaces.of(text).stream()
                            .anyMatch(place -> place.start() == 4
                                    && place.end() == 4 + number.length()
                                    && confidence.applyAsDouble(place) >= threshold)
                    ? 1
                    : 0;
        }
        assertThat(asked).isGreaterThan(400);
        return (double) found / asked;
    }

    @ParameterizedTest
    @CsvSource({"E164", "INTERNATIONAL", "RFC3966"})
    void find_internationalNumberOfAnyCountry_isReported(PhoneNumberFormat format) {
        assertThat(share(format, 1, Place::alone, 0.6)).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    // Islands have numbers of four or five digits, which nobody tells from counts.
    @CsvSource({"7, 0.97", "1, 0.94"})
    void find_nationalNumberOfAnyCountry_isReportedWithContext(int fewestDigits, double expected) {
        assertThat(share(PhoneNumberFormat.NATIONAL, fewestDigits, Place::withContext, 0.5))
                .isGreaterThanOrEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GB", "DE", "FR", "US", "CA", "AT", "CH", "IT", "NL", "BE", "SE", "IN", "PH", "TR", "BR", "AU", "NZ", "JP",
        "KR", "CN", "ZA", "NG", "ID", "RU"
    })
    void find_nationalNumberOfALargeCountry_isReportedAlone(String region) {
        for (PhoneNumberType type : List.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)) {
            PhoneNumber example = ORACLE.getExampleNumberForType(region, type);
            String number = ORACLE.format(example, PhoneNumberFormat.NATIONAL);
            assertThat(PhonePlaces.of("ask " + number + " for it"))
                    .as("%s", type)
                    .anyMatch(place -> place.end() == 4 + number.length() && place.alone() >= 0.5);
        }
    }
}
