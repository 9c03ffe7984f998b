package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Parsers against those of the platform; generated values in changing surroundings. */
class NetworkPropertyTest {
    private static final List<String> BEFORE = List.of("", " ", "(", "\"", "x=", "from ", "[", "<b>", "\n", "é ");
    private static final List<String> BEHIND = List.of("", " ", ")", "\"", ",", ".", "]", "</b>", "\n", "; x");

    @Provide
    Arbitrary<String> ipv6() {
        return Arbitraries.of(
                        "", "0", "1", "a", "ff", "db8", "2001", "fe80", "ffff", "12345", "g", "192.0.2.1", "1.2.3")
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(groups -> String.join(":", groups));
    }

    @Property(tries = 20_000, seed = "20261122")
    void ipv6_anyGroups_areReadAsThePlatformReadsThem(@ForAll("ipv6") String text) {
        Window window = new Window();
        window.fill(text, 0, text.length());
        boolean whole = Ipv6.end(window, 0) == text.length();
        assertThat(whole).isEqualTo(text.indexOf(':') >= 0 && isLiteral(text));
    }

    /** With a colon in it the platform takes the text for a literal and asks nobody. */
    private static boolean isLiteral(String text) {
        try {
            return InetAddress.getByName(text).getAddress().length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Property(tries = 5_000, seed = "20261122")
    void ipv4_anyAddress_isFoundInAnySurroundings(@ForAll int bits, @ForAll @IntRange(max = 99) int place) {
        String address = (bits >>> 24) + "." + ((bits >> 16) & 255) + "." + ((bits >> 8) & 255) + "." + (bits & 255);
        isFound(new Ipv4Matcher(), InfoType.IP_ADDRESS, address, place, 0.5);
    }

    @Property(tries = 5_000, seed = "20261122")
    void macs_anyAddress_isFoundInAnySurroundings(@ForAll long bits, @ForAll @IntRange(max = 99) int place) {
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            address.append(i == 0 ? "" : ":").append(String.format("%02x", (bits >> (8 * i)) & 255));
        }
        isFound(new MacMatcher(), InfoType.MAC_ADDRESS, address.toString(), place, 0.5);
    }

    @Property(tries = 5_000, seed = "20261122")
    void uuids_any_isFoundInAnySurroundings(@ForAll long seed, @ForAll @IntRange(max = 99) int place) {
        Random random = new Random(seed);
        String uuid = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
        isFound(new UuidMatcher(), InfoType.UUID, uuid, place, 0.5);
    }

    @Property(tries = 10_000, seed = "20261122")
    void dates_anyDayInAnyFormat_areFoundIfTheCalendarHasThem(
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 1, max = 13) int month,
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(max = 99) int place) {
        boolean exists = exists(year, month, day);
        String iso = String.format("%04d-%02d-%02d", year, month, day);
        String german = String.format("%02d.%02d.%04d", day, month, year);
        assertThat(spans(new NumericDateMatcher(), iso)).isEqualTo(exists ? 1 : 0);
        assertThat(spans(new NumericDateMatcher(), german)).isEqualTo(exists ? 1 : 0);
        if (exists) {
            isFound(new NumericDateMatcher(), InfoType.DATE, iso, place, 0.8);
            isFound(new NumericDateMatcher(), InfoType.DATE, german, place, 0.8);
            LocalDate date = LocalDate.of(year, month, day);
            for (String pattern : List.of("MM/dd/uuuu", "dd-MM-uuuu", "uuuu/MM/dd")) {
                isFound(new NumericDateMatcher(), InfoType.DATE, written(date, pattern), place, 0.8);
            }
            for (String pattern : List.of("d MMM uuuu", "MMMM d, uuuu", "dd-MMM-uuuu", "EEEE, MMMM d, uuuu")) {
                isFound(new WrittenDateMatcher(), InfoType.DATE, written(date, pattern), place, 0.8);
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "2026",
                        "-",
                        "/",
                        ".",
                        ":",
                        "::",
                        " ",
                        "11",
                        "22",
                        "Nov",
                        "mai",
                        "T",
                        "Z",
                        "http",
                        "//",
                        "www.",
                        "@",
                        "brandt.de",
                        "password",
                        "=",
                        "\"",
                        "eyJ",
                        "AKIA",
                        "Bearer ",
                        "Cookie: ",
                        "-----BEGIN ",
                        "age",
                        "years old",
                        "52.5200",
                        "N",
                        "°",
                        "é",
                        "\u0661",
                        "0x",
                        "bc1",
                        "1M8GDM9AXKP042788",
                        "fe80",
                        "%",
                        "\\",
                        "\n",
                        "{",
                        "}",
                        "00",
                        "DEUTDEFF",
                        "[",
                        "]",
                        "(",
                        ")",
                        ",",
                        "ab")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 20_000, seed = "20261122")
    void matchers_anyText_findWhatCanBeReplaced(@ForAll("texts") String text) {
        ReplaceableFindings.assertAllIn(text);
    }

    private static String written(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).format(date);
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static long spans(Matcher matcher, String text) {
        return Spans.of(matcher, text).stream()
                .filter(f -> f.confidence() >= 0.5)
                .count();
    }

    private static void isFound(Matcher matcher, InfoType type, String value, int place, double confidence) {
        String before = BEFORE.get(place / 10);
        List<Finding> found = Spans.of(matcher, before + value + BEHIND.get(place % 10));
        assertThat(found)
                .as("%s at place %d", type, place)
                .anyMatch(finding -> finding.type() == type
                        && finding.start() == before.length()
                        && finding.end() == before.length() + value.length()
                        && finding.confidence() >= confidence);
    }
}
