package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import org.junit.jupiter.api.Test;

/** IP and hardware addresses, UUIDs. */
class AddressMatchersTest {
    @Test
    void ipv4_inTexts_isFoundWithoutPortAndPrefix() {
        MarkedTexts.check(
                InfoType.IP_ADDRESS,
                new Ipv4Matcher(),
                "«203.0.113.7»",
                "from «93.184.216.34».",
                "«10.0.0.0»/8 and «192.168.178.1»/24",
                "client=«172.16.254.3»:5432;",
                "[«8.8.8.8»]",
                "x:«84.17.33.250»,«84.17.33.251»",
                "\"ip\":\"«185.199.108.153»\"",
                "range «192.168.1.10»-«192.168.1.20»",
                "db1.internal/«10.11.12.13»:5432",
                "/«127.0.0.1»:8080",
                "«255.255.255.255»",
                "«0.0.0.0»",
                "ssh root@«178.62.193.217»",
                "http://«51.15.200.12»/x",
                "Received: from «62.141.42.99» (EHLO",
                "«93.184.216.34» - - [22/Nov",
                "ip_address:«77.88.55.60»",
                "version of the client at «77.88.55.60»",
                "«193.99.144.85»...",
                "«141.1.1.1»");
    }

    @Test
    void ipv4_versionsAndLongerNumbers_areNotFound() {
        MarkedTexts.check(
                InfoType.IP_ADDRESS,
                new Ipv4Matcher(),
                "version 10.12.13.14",
                "v10.2.13.4",
                "Version: 12.0.31.4",
                "\"version\": \"2.14.1.22\"",
                "Chrome/119.0.0.0 Safari/537.36",
                "1.3.6.1.4.1.311.21",
                "256.1.1.1 and 1.256.1.1 and 300.300.300.300",
                "1.2.3",
                "1.2.3.4.5",
                "192.168.1",
                "192.168.01.1",
                "192.168.1.1000",
                "192.168.1.x",
                "12.34.56.78abc",
                "abc12.34.56.78",
                "_12.34.56.78",
                "release 10.20.30.40",
                "assembly version=10.20.30.40",
                "10.20.30.40-SNAPSHOT",
                "1,234.56.78.90.12",
                "section 10.1.12.3",
                "12.34.56",
                "1...2.3.4",
                "10. 0. 0. 1");
    }

    @Test
    void ipv6_everySpelling_isFoundWithItsZone() {
        MarkedTexts.check(
                InfoType.IP_ADDRESS,
                new Ipv6Matcher(),
                "«2001:db8::1»",
                "«2001:0db8:85a3:0000:0000:8a2e:0370:7334»",
                "«2001:DB8:0:0:8:800:200C:417A».",
                "«FF01::101»",
                "«::1»",
                "listen [«::1»]:8080",
                "«fe80::1%eth0» up",
                "«fe80::1ff:fe23:4567:890a%3»",
                "«::ffff:192.0.2.128»",
                "«0:0:0:0:0:FFFF:129.144.52.38»",
                "«64:ff9b::192.0.2.33»",
                "«2a00:1450:4001:82b::200e»,",
                "src=«2a02:908:1060:c0::a»:",
                "\"«2001:470:1f0b:1abc::2»\"",
                "http://[«2606:4700:4700::1111»]/",
                "«2001:db8::»/32",
                "«fe80::»/10",
                "«2001:db8:1:2:3:4:5:6»",
                "«1:2:3:4:5:6:7::» is odd",
                "«::2:3:4:5:6:7:8»",
                "ip:«2001:db8::8»",
                "«fd12:3456:789a:1::1»",
                "from «2001:67c:2b0:db32:0:1:8cd1:2a9c»: denied");
    }

    @Test
    void ipv6_timesCodeAndFingerprints_areNotFound() {
        MarkedTexts.check(
                InfoType.IP_ADDRESS,
                new Ipv6Matcher(),
                "12:34:56",
                "at 03:11:31.123",
                "std::dec",
                "std::cout << std::hex",
                "::",
                "Foo::Bar",
                "a::b and Ace::Bad",
                "Abc::Def::Fee",
                "cafe::",
                "x ? y :: z",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::1",
                "2001:db8:::1",
                "2001:db8::g",
                "gg:2001",
                "aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99",
                "key:value",
                "{\"a\":1,\"b\":2}",
                "10:20",
                "::ffff:300.1.1.1x",
                "1:2:3:4:5:6:7:8::",
                "C:\\dir D:1",
                "Module::Sub::f",
                "2026-11-22T03:11:31+01:00");
    }

    @Test
    void mac_everySpelling_isFound() {
        MarkedTexts.check(
                InfoType.MAC_ADDRESS,
                new MacMatcher(),
                "«00:1A:2B:3C:4D:5E»",
                "ether «a4:5e:60:c1:22:0f» txqueuelen",
                "«A4-5E-60-C1-22-0F».",
                "«00-1b-63-84-45-e6»",
                "«AA-BB-CC-DD-EE-FF»",
                "«AA:BB:CC:DD:EE:FF»",
                "«ff:ff:ff:ff:ff:ff»",
                "«001a.2b3c.4d5e»",
                "«ABCD.EF12.3456»",
                "«abcd.ef12.3456»",
                "mac=«00:25:96:ff:fe:12:34:56»",
                "«00-25-96-FF-FE-12-34-56»",
                "(«d8:cb:8a:12:34:56»)",
                "hw:«d8:cb:8a:12:34:56»",
                "«aa-bb-c1-dd-ee-ff»",
                "\"«5C:F9:38:B2:7D:1A»\"");
    }

    @Test
    void mac_otherGroups_areNotFound() {
        MarkedTexts.check(
                InfoType.MAC_ADDRESS,
                new MacMatcher(),
                "00:1A:2B:3C:4D",
                "00:1A:2B:3C:4D:5E:6F",
                "00:1A:2B:3C:4D:5G",
                "00:1A-2B:3C-4D:5E",
                "12:34:56",
                "2026-11-22",
                "22-11-26-10-11-12-13",
                "aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99",
                "001a.2b3c.4d5e.6f70",
                "1234.5678.9012.3",
                "x00:1A:2B:3C:4D:5E",
                "00:1A:2B:3C:4D:5E0",
                "0:1:2:3:4:5",
                "12-34-56-78");
    }

    @Test
    void uuid_anyCase_isFoundWhole() {
        MarkedTexts.check(
                InfoType.UUID,
                new UuidMatcher(),
                "«550e8400-e29b-41d4-a716-446655440000»",
                "{«F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6»}",
                "urn:uuid:«f81d4fae-7dec-11d0-a765-00a0c91e6bf6».",
                "id=«00000000-0000-0000-0000-000000000000»,",
                "/users/«abcdefab-cdef-4abc-8def-abcdefabcdef»/x",
                "«abcdefab-12ef-4abc-8def-abcdefabcdef»",
                "user_«550e8400-e29b-41d4-a716-446655440000»",
                "«123e4567-e89b-12d3-a456-426614174000».txt");
    }

    @Test
    void uuid_otherLengths_areNotFound() {
        MarkedTexts.check(
                InfoType.UUID,
                new UuidMatcher(),
                "550e8400-e29b-41d4-a716-44665544000",
                "550e8400-e29b-41d4-a716-4466554400001",
                "550e8400-e29b-41d4-a716",
                "550e8400e29b41d4a716446655440000",
                "550e8400-e29b-41d4-g716-446655440000",
                "0550e8400-e29b-41d4-a716-446655440000",
                "5550-e29b-41d4-a716-446655440000");
    }
}
