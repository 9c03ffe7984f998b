package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.FixedKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made spaces of addresses, URLs, names and UUIDs. */
class NetworkMadeSpaceTest {
    private static final PseudonymKey KEY = FixedKey.open();

    static String pseudonym(InfoType type, String value) {
        return type.madeSpace().replace(KEY.functionFor(type), value, 1_000);
    }

    private static void allMade(InfoType type, String... values) {
        for (int i = 0; i < values.length; i++) {
            assertThat(type.madeSpace().contains(values[i])).as("row %d", i).isTrue();
        }
    }

    private static void noneMade(InfoType type, String... values) {
        for (int i = 0; i < values.length; i++) {
            assertThat(type.madeSpace().contains(values[i])).as("row %d", i).isFalse();
        }
    }

    @Test
    void addresses_ofDocumentationAndOfNoHost_areMade() {
        allMade(
                InfoType.IP_ADDRESS,
                "192.0.2.0",
                "198.51.100.255",
                "203.0.113.7",
                "127.0.0.1",
                "127.255.0.3",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::1",
                "2001:DB8:ffff::",
                "3fff:fff::1",
                "::ffff:192.0.2.1",
                "fe80::1%eth0".replace("fe80", "2001:db8"));
        noneMade(
                InfoType.IP_ADDRESS,
                "192.0.3.0",
                "198.51.101.1",
                "203.0.112.7",
                "126.0.0.1",
                "128.0.0.1",
                "0.0.0.1",
                "10.0.0.1",
                "::2",
                "2001:db7::1",
                "3fff:1000::1",
                "::ffff:8.8.8.8",
                "fe80::1",
                "fd00::1",
                "not",
                "1.2.3",
                "");
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, '(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}'",
        "::ffff:93.184.216.34, '(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}'",
        "2a00:1450::1, '2001:db8(:[0-9a-f]{1,4}){6}'",
        "no address, '(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}'"
    })
    void addresses_ofEitherFamily_stayInIt(String value, String form) {
        String made = pseudonym(InfoType.IP_ADDRESS, value);
        assertThat(Pattern.matches(form, made)).isTrue();
        assertThat(InfoType.IP_ADDRESS.madeSpace().contains(made)).isTrue();
    }

    @Test
    void addresses_spellingsOfOne_areOne() {
        assertThat(pseudonym(InfoType.IP_ADDRESS, "2A00:1450:0:0::0001"))
                .isEqualTo(pseudonym(InfoType.IP_ADDRESS, "2a00:1450::1"));
        assertThat(pseudonym(InfoType.IP_ADDRESS, "::ffff:93.184.216.34"))
                .isEqualTo(pseudonym(InfoType.IP_ADDRESS, "93.184.216.34"));
        assertThat(InfoType.IP_ADDRESS
                        .madeSpace()
                        .replace(KEY.functionFor(InfoType.IP_ADDRESS), "2a00:1450::1", 15)
                        .length())
                .isLessThanOrEqualTo(15);
    }

    @Test
    void addresses_ofTestNets_areAllReached() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(pseudonym(InfoType.IP_ADDRESS, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));
        }
        assertThat(made).hasSize((int) InfoType.IP_ADDRESS.madeSpace().capacity());
    }

    @Test
    void macs_markedAndReserved_areMade() {
        allMade(
                InfoType.MAC_ADDRESS,
                "00-00-5E-00-53-AF",
                "02:da:7a:01:02:03",
                "02da.7a01.0203",
                "00:00:00:00:00:00",
                "ff:ff:ff:ff:ff:ff",
                "02-DA-7A-FF-FE-01-02-03",
                "01:00:5e:90:10:07");
        noneMade(InfoType.MAC_ADDRESS, "00:1a:2b:3c:4d:5e", "02:da:7b:01:02:03", "00:00:5e:00:54:01", "02:da:7a", "");
    }

    @Test
    void macs_layoutAndCase_stay() {
        assertThat(pseudonym(InfoType.MAC_ADDRESS, "A4-5E-60-C1-22-0F")).matches("02-DA-7A(-[0-9A-F]{2}){3}");
        assertThat(pseudonym(InfoType.MAC_ADDRESS, "a45e.60c1.220f")).matches("02da\\.7a[0-9a-f]{2}\\.[0-9a-f]{4}");
        assertThat(pseudonym(InfoType.MAC_ADDRESS, "a4:5e:60:ff:fe:c1:22:0f"))
                .matches("02:da:7a:ff:fe(:[0-9a-f]{2}){3}");
        assertThat(pseudonym(InfoType.MAC_ADDRESS, "A4-5E-60-C1-22-0F")
                        .replace("-", "")
                        .toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(pseudonym(InfoType.MAC_ADDRESS, "a45e.60c1.220f").replace(".", ""));
    }

    @Test
    void uuids_made_areVersion8AndMarked() {
        String made = pseudonym(InfoType.UUID, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        assertThat(java.util.UUID.fromString(made).version()).isEqualTo(8);
        assertThat(java.util.UUID.fromString(made).variant()).isEqualTo(2);
        allMade(InfoType.UUID, made, "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF");
        noneMade(InfoType.UUID, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "", "52461234-1234-8123-9123-123456789012");
        assertThat(pseudonym(InfoType.UUID, "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"))
                .isEqualTo(made.toUpperCase(java.util.Locale.ROOT));
        assertThat(pseudonym(InfoType.UUID, "f81d4fae7dec11d0a76500a0c91e6bf6")).isEqualTo(made.replace("-", ""));
    }

    @Test
    void urls_atReservedHosts_areMade() {
        allMade(
                InfoType.URL,
                "http://example.com",
                "https://www.EXAMPLE.org/x?y",
                "http://a.test:8080/",
                "ftp://u:p@x.example/",
                "http://localhost:3000",
                "http://127.0.0.1/",
                "http://[::1]:80/",
                "http://[2001:db8::1]/",
                "www.example.net/x",
                "jdbc:postgresql://localhost/x",
                "jdbc:sqlserver://db.test;user=a");
        noneMade(
                InfoType.URL,
                "http://example.co",
                "http://notexample.com/",
                "http://brandt.de/?u=example.com",
                "http://example.com.brandt.de",
                "http://example.com@brandt.de/",
                "http://10.0.0.1/",
                "http://[",
                "");
    }

    @Test
    void urls_scheme_staysWhereItFits() {
        assertThat(pseudonym(InfoType.URL, "https://brandt.de/a?b#c")).matches("https://example\\.com/[0-9a-z]{16}");
        assertThat(pseudonym(InfoType.URL, "jdbc:mysql://u:p@db/x")).matches("jdbc:mysql://example\\.com/[0-9a-z]{16}");
        assertThat(pseudonym(InfoType.URL, "www.brandt.de")).matches("www\\.example\\.com/[0-9a-z]{16}");
        assertThat(pseudonym(InfoType.URL, "HTTPS://Brandt.DE/a"))
                .endsWith(pseudonym(InfoType.URL, "https://brandt.de/a/").substring(8));
        int most = InfoType.URL.madeSpace().minimumLength();
        assertThat(InfoType.URL
                        .madeSpace()
                        .replace(KEY.functionFor(InfoType.URL), "jdbc:postgresql://db.brandt.de/x", most)
                        .length())
                .isLessThanOrEqualTo(most);
    }

    @Test
    void domains_made_areReserved() {
        String made = pseudonym(InfoType.DOMAIN_NAME, "Brandt.de.");
        assertThat(made).matches("[0-9a-z]{16}\\.example").isEqualTo(pseudonym(InfoType.DOMAIN_NAME, "brandt.DE"));
        allMade(InfoType.DOMAIN_NAME, made, "a.example.com", "x.test", "localhost");
        noneMade(InfoType.DOMAIN_NAME, "brandt.de", "example.de", "myexample.com");
    }

    @Test
    void spaces_allHere_giveTheirOwnMembersWithinTheirLength() {
        List<InfoType> types =
                List.of(InfoType.IP_ADDRESS, InfoType.MAC_ADDRESS, InfoType.URL, InfoType.DOMAIN_NAME, InfoType.UUID);
        for (InfoType type : types) {
            for (int i = 0; i < 2_000; i++) {
                int most = type.madeSpace().minimumLength();
                String made = type.madeSpace().replace(KEY.functionFor(type), "value " + i, most);
                assertThat(type.madeSpace().contains(made)).as("%s %d", type, i).isTrue();
                assertThat(made.length()).as("%s %d", type, i).isLessThanOrEqualTo(most);
            }
        }
    }
}
