package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.detect.PhonePlaces.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are invented; between the marks stands what must be found. */
class PhoneMatcherTest {
    private static final double REPORTED = 0.5;
    private static final double WITH_CONTEXT = 0.5;

    /** Enough to be reported with no word that says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // with country code
                "call «+1 212 736 5000» now",
                "«+12127365000» 2 times",
                "«+1 (212) 736-5000», ask",
                "«+1-212-736-5000 x123».",
                "«+1.2127365000» as registries write it",
                "«+44 20 7123 4567»",
                "«+44 (0)20 7123 4567»",
                "«+44 (0) 20 7123 4567»",
                "«+44(0)2071234567»",
                "«+49 30 901820»",
                "«+49 (30) 901820-12»",
                "«+49-171-1234567»",
                "«+49/171/1234567»",
                "«+49 0171 1234567» with its zero",
                "«(+49) 171 1234567»",
                "«+(49) 171 1234567»",
                "(«+49 171 1234567»)",
                "«+ 33 1 23 45 67 89»",
                "«+33 (0)1 23 45 67 89»",
                "«+43 1 58858-0»",
                "«+41 44 668 18 00»",
                "«+39 06 6982 1234»",
                "«+34 912 34 56 78»",
                "«+31 6 12345678»",
                "«+48 22 123 45 67»",
                "«+46 8 123 456 78»",
                "«+47 22 12 34 56»",
                "«+45 12 34 56 78»",
                "«+358 9 123 4567»",
                "«+351 21 123 4567»",
                "«+90 532 123 45 67»",
                "«+7 (495) 123-45-67»",
                "«+91 98765 43210»",
                "«+91-9876543210»",
                "«+86 138 0013 8000»",
                "«+81 3-1234-5678»",
                "«+82-10-1234-5678»",
                "«+63 917 123 4567»",
                "«+55 11 91234-5678»",
                "«+55 (11) 91234-5678»",
                "«+52 55 1234 5678»",
                "«+61 2 9123 4567»",
                "«+64 9 123 4567»",
                "«+27 82 123 4567»",
                "«+234 803 123 4567»",
                "«+971 50 123 4567»",
                "«+65 9123 4567»",
                "«+852 9123 4567»",
                "tel:«+49-30-901820»",
                "tel:«+49-30-901820;ext=12»",
                "<tel:«+12127365000»>",
                "wa.me «+4917112345678», see",
                "«0049 171 1234567»",
                "«0044 20 7123 4567»",
                "«00 33 1 23 45 67 89»",
                "«001-212-736-5000»",
                "«001-212-736-5000x4321»",
                "«011 44 20 7123 4567»",
                // North America
                "«(212) 736-5000»",
                "«(212)736-5000»",
                "«(212) 736 5000»",
                "«(212) 7365000»",
                "«212-736-5000»",
                "«212.736.5000»",
                "«212 736 5000»",
                "«212/736-5000»",
                "«1-212-736-5000»",
                "«1 (212) 736-5000»",
                "«1.212.736.5000».",
                "«1-800-736-5000»",
                "«212-736-5000x123»",
                "«212-736-5000 ext. 4»",
                "«212-736-5000 Ext 4»",
                "«212-736-5000, ext. 12»",
                "«(212) 736-5000 #12»",
                "«212-736-5000 extension 77» or",
                "«123-456-7890» is nobody's",
                "«555-123-4567»",
                "«212\u2011736\u20115000»",
                "«212\u00a0736\u00a05000»",
                "«212\u2013736\u20135000»",
                "«212-736-5000»/5001",
                "«212-736-5000», «646-736-5001» and «(917) 736-5002»;",
                "«212-736-5000» 2024-01-02",
                "a,b,«212-736-5000»,d",
                "\"«212-736-5000»\":",
                "phone=«212-736-5000»&x",
                "[«(212) 736-5000»]",
                "«212-736-5000».Thanks",
                "«212-736-5000»\n",
                // with a trunk zero
                "«020 7123 4567»",
                "«0121 234 5678»",
                "«01632 123456»",
                "«01632 123 456»",
                "«(020) 7123 4567»",
                "«07123 456789»",
                "«07123 456 789»",
                "«0800 123 4567»",
                "«030 901820»",
                "«030/901820»",
                "«030 / 901820»",
                "«030-901820»",
                "«(030) 901820»",
                "«(030) 90 18 20»",
                "«030 901820-12»",
                "«030 901820-0»",
                "«0171 1234567»",
                "«0171/1234567»",
                "«0171 123 45 67»",
                "«0171 / 1234567»",
                "Tel.«030/901820»",
                "Tel.: «089 / 123 456-78»",
                "Fax:«089 123456»",
                "«0664 1234567»",
                "«0664/123 45 67»",
                "«01 5885812»",
                "«044 668 18 00»",
                "«079 123 45 67»",
                "«01 23 45 67 89»",
                "«01.23.45.67.89».",
                "«01-23-45-67-89»",
                "«06 12 34 56 78»",
                "«06-12345678»",
                "«020-1234567»",
                "«020 123 45 67»",
                "«06 6982 1234»",
                "«02 123 45 67»",
                "«0475 12 34 56»",
                "«08-123 456 78»",
                "«070-123 45 67»",
                "«0532 123 45 67»",
                "«(0532) 123 45 67»",
                "«0 (532) 123 45 67»",
                "«0917 123 4567»",
                "«0917-123-4567»",
                "«(02) 8123 4567»",
                "«022-12345678»",
                "«0803 123 4567»",
                "«082 123 4567»",
                "«021 123 4567»",
                "«0412 345 678»",
                "«(02) 9123 4567»",
                "«02 9123 4567»",
                "«03-1234-5678»",
                "«090-1234-5678»",
                "«010-1234-5678»",
                "«02-312-3456»",
                "«010 1234 5678»",
                "«0812-3456-7890»",
                "«081-234-5678»",
                "«050-123-4567»",
                "电话：«010-12345678»，谢谢",
                // others
                "«98765 43210»",
                "«138 0013 8000»",
                "«138-0013-8000»",
                "«(11) 91234-5678»",
                "«(11) 3123-4567»",
                "«11 91234-5678»",
                "«(55) 1234 5678»",
                "«912 34 56 78»",
                "«91 234 56 78»",
                "«22 123 45 67»",
                "«333-1234567»",
                "«333 1234567»",
                "«8 (495) 123-45-67»",
                "«8-800-555-35-35»",
                "«1300 123 456»",
                "«1800 123 4567»",
            })
    void find_separatedNumber_isReportedAsAWhole(String marked) {
        assertFound(marked, REPORTED, Place::alone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone «2127365000»",
                "call «12127365000»",
                "phone («2127365000»)",
                "Handy «01711234567»",
                "mobile «07123456789»",
                "mobile «9876543210» please",
                "手机«13800138000»，",
                "whatsapp «919876543210»",
                "whatsapp «4917112345678».",
                "phone «5551234»",
                "phone «555-1234»",
                "phone «555-1234 x12»",
                "tlf «12 34 56 78»",
                "tlf «12345678»",
                "tlf «412 34 567»",
                "hp «9123 4567»",
                "móvil «612 345 678»",
                "móvil «612345678»",
                "cel «11987654321»",
                "cel «55 1234 5678»",
                "cell «0049171123456»",
                "phone:«2127365000»",
                "{\"phone\":\"«2127365000»\"}",
                "phone=«2127365000»",
                "fax «44 20 7123 4567»",
                "sími «581 2345»",
                "tel «33 12 34 56»",
            })
    void find_bareOrCommonDigits_areReportedWithContextOnly(String marked) {
        assertFound(marked, WITH_CONTEXT, Place::withContext);
        assertThat(PhonePlaces.of(text(marked))).allMatch(place -> place.alone() < REPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-02 03:04:05,678 and 20240102T030405Z",
                "2024-01-02T03:04:05.678901234+01:00",
                "01.02.2024 10:30, 02/01/2024 1030, 2024/01/02 03:04",
                "05-06-2024 1234, 05-06-07, 05 06 2024",
                "from 1999-2004 and 2019 - 2020",
                "192.168.100.200 10.0.0.1:8080 172.16.254.1/24",
                "1,234,567.89 and 1.234.567,89 EUR, $2127365000",
                "12 345 678 901 people, 1 234 567 of them",
                "1 000 000 000 and 4 294 967 296",
                "ISBN 978-3-16-148410-0 and 3-16-148410-0",
                "EAN 4006381333931",
                "id 1700000000 at 1700000000123",
                "123e4567-e89b-12d3-a456-426614174000",
                "12345678-1234-1234-1234-123456789012",
                "v1.22.333.4444 and 10.15.7",
                "40.712776, -74.005974 and +40.712776, -74.005974",
                "+40.7128-074.0060/",
                "UTC+0530 and +05:30 and +0000",
                "order ORD-2024-123456, 112-1234567-1234567",
                "4485 2757 4230 832 and 4485-2757-4230-8328",
                "4485275742308328 99999999999999999999",
                "0x4485275742308327 file_2127365000.pdf 2127365000.pdf",
                "sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "+999 123 456 789 and +210 123 4567",
                "+1234 and +12345 and a+12345678901 c++12345678",
                "123-45-6789 and 000-12-3456",
                "1234 5678 9012 and 1234 567890 12345",
                "2^31 = 2147483648, 3/4, 16:9, 50-60 or 100 - 200",
                "(2024) 12-31 and (1) (2) (3)",
                "https://x.org/a/2127365000/b?id=21273650001&t=1700000000",
                "AB-212-736-5000 and 212-736-5000-1234",
                "0.123456789 -0.0123456 1e10 12.345678",
                "12.34.56 12:34:56 0012345678901",
                "pages 1234-5678, lines 100-2000",
                "00000000 0000 0000 000-000-0000",
            })
    void find_whatOnlyLooksAlike_isNotReported(String text) {
        assertThat(PhonePlaces.of(text))
                .filteredOn(place -> place.alone() >= REPORTED)
                .isEmpty();
        assertThat(PhonePlaces.ofUtf8(text))
                .filteredOn(place -> place.alone() >= REPORTED)
                .isEmpty();
    }

    /** Not even a word near may make these numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000",
                "1700000000123",
                "2019-2020",
                "2019 2020",
                "123456",
                "12-34-56",
                "192.168.100.200",
                "2024-01-02 1234",
                "abc2127365000",
                "2127365000abc",
                "2127365000@x.org",
                "4485275742308327",
                "12:2127365000",
                "0000000000",
            })
    void find_whatCannotBeANumber_isNoCandidate(String text) {
        assertThat(PhonePlaces.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(212) 555-0123", "2125550123", "+1 212-555-0123 x4", "020 7946 0123", "+44 (0)20 7946 0123",
                "0044 7700 900123", "(01632) 960 123", "01632960123", "+33 1 99 00 12 34", "030 23125 123"
            })
    void find_numberKeptForFiction_isMade(String text) {
        assertThat(PhonePlaces.of(text)).isNotEmpty().allMatch(Place::made);
    }

    @Test
    void find_otherNumbers_areNotMade() {
        assertThat(PhonePlaces.of("(212) 736-5000, 2127365000, 020 7123 4567, +44 20 7123 4567"))
                .hasSize(4)
                .noneMatch(Place::made);
    }

    private static void assertFound(String marked, double threshold, ToDoubleFunction<Place> confidence) {
        List<int[]> expected = spans(marked);
        String text = text(marked);
        Comparator<Place> order = Comparator.comparingInt(Place::start);
        List<Place> found = PhonePlaces.of(text).stream()
                .filter(place -> confidence.applyAsDouble(place) >= threshold)
                .sorted(order)
                .toList();
        assertThat(found.stream().map(place -> List.of(place.start(), place.end())))
                .as("places in row of %d units", text.length())
                .containsExactlyElementsOf(
                        expected.stream().map(span -> List.of(span[0], span[1])).toList());
        assertThat(PhonePlaces.ofUtf8(text).stream().filter(place -> confidence.applyAsDouble(place) >= threshold))
                .as("in UTF-8")
                .hasSameSizeAs(expected);
    }

    private static List<int[]> spans(String marked) {
        List<int[]> spans = new ArrayList<>();
        int taken = 0;
        for (int open = marked.indexOf('«'); open >= 0; open = marked.indexOf('«', open + 1)) {
            int close = marked.indexOf('»', open);
            spans.add(new int[] {open - taken, close - taken - 1});
            taken += 2;
        }
        return spans;
    }

    private static String text(String marked) {
        return marked.replace("«", "").replace("»", "");
    }
}
