package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static dev.ringfence.parity.FingerprintFixture.compare;
import static dev.ringfence.parity.FingerprintFixture.production;
import static dev.ringfence.parity.FingerprintFixture.staging;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.parity.ParityFinding.Kind;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityReportTest {

    @Test
    void settings_thatAreTheSame_giveNoFinding() {
        Map<String, Object> settings = Map.of("a", 1, "b.c", "text", "list", List.of(1, 2), "none", Map.of());
        ParityReport report = compare(settings, settings);
        assertThat(report.findings()).isEmpty();
        assertThat(report.compared()).containsExactly(Map.entry(Section.CONFIGURATION, 5));
        assertThat(report.fails(Severity.INFO)).isFalse();
        assertThat(report.toString()).startsWith("staging is like production; 5 names compared");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // name, production, staging, kind, severity; what nobody finds is "-"
                "shop.max-rows, 100, 200, VALUE, WARNING",
                "shop.max-rows, 100, 100s, TYPE, ERROR",
                "shop.timeout, 30s, 30000, TYPE, ERROR",
                "shop.timeout, PT30S, 30s, VALUE, WARNING",
                "shop.buffer, 10MB, 10MiB, VALUE, WARNING",
                "shop.enabled, true, false, VALUE, WARNING",
                "shop.enabled, true, ja, TYPE, ERROR",
                "shop.name, Shop, '', TYPE, ERROR",
                "shop.name, Shop, ${SHOP_NAME}, TYPE, ERROR",
                "shop.name, Shop, 'Shop ', VALUE, WARNING",
                "db.password, s3cr3t-one, s3cr3t-two, -, -",
                "db.password, s3cr3t-one, s3cr3t-one, SHARED_SECRET, ERROR",
                "db.password, s3cr3t-one, '', TYPE, ERROR",
                "db.password, s3cr3t-one, x, VALUE, INFO",
                "db.password, '', '', -, -",
                "note, AKIAQ7RZ3M4T5V6W7X2Y, AKIAQ7RZ3M4T5V6W7X2Y, SHARED_SECRET, ERROR",
                "db.url, jdbc:postgresql://db.prod.example/shop, jdbc:postgresql://db.stage.example/shop, -, -",
                "db.url, jdbc:postgresql://db.prod.example/shop, jdbc:postgresql://db.prod.example/shop,"
                        + " SHARED_ENDPOINT, WARNING",
                "pay.url, https://pay.example.com/v1, https://pay.example.com/v1, SHARED_ENDPOINT, INFO",
                "pay.url, https://pay.example.com/v1, https://sandbox.example.com/v1, -, -",
                "pay.url, http://localhost:8080, http://localhost:8080, -, -",
                "pay.url, http://pay:8080, http://pay:8080, -, -",
                "db.host, db.prod.example, db.stage.example, -, -",
                "db.host, db.prod.example, db.prod.example, SHARED_ENDPOINT, INFO",
                "db.host, postgres, postgres, -, -",
                "db.host, db.prod.example, '', TYPE, ERROR",
                "db.username, shop, shop_staging, -, -",
                "spring.profiles.active, production, staging, -, -",
                "ringfence.environment, production, staging, -, -",
                "password.min-length, 12, 8, VALUE, WARNING",
                "token.ttl, 15m, 15d, VALUE, WARNING",
                "cache.key.prefix, a, b, VALUE, WARNING",
                "jwt.secret.rotation.enabled, true, false, VALUE, WARNING"
            })
    void setting_inBoth_isToldByItsMeaning(
            String name, String production, String staging, String kind, String severity) {
        ParityReport report = compare(Map.of(name, production), Map.of(name, staging));
        if (kind == null) {
            assertThat(report.findings()).isEmpty();
        } else {
            assertThat(report.findings())
                    .extracting(ParityFinding::kind, ParityFinding::severity, ParityFinding::key)
                    .containsExactly(tuple(Kind.valueOf(kind), Severity.valueOf(severity), name));
        }
    }

    @Test
    void setting_inOneOnly_isMissingOrExtra() {
        ParityReport report = compare(Map.of("both", 1, "theirs", 2), Map.of("both", 1, "ours", 3));
        assertThat(report.findings())
                .extracting(ParityFinding::kind, ParityFinding::key, ParityFinding::production, ParityFinding::staging)
                .containsExactly(
                        tuple(Kind.EXTRA, "ours", "absent", "a number"),
                        tuple(Kind.MISSING, "theirs", "a number", "absent"));
    }

    @Test
    void url_inItsParts_isComparedPartByPart() {
        ParityReport report = compare(
                Map.of(
                        "db.url",
                        "jdbc:postgresql://app:pw-one@db.prod.example/shop?sslmode=verify-full&user=a&password=p1"),
                Map.of("db.url", "jdbc:mysql://app:pw-one@db.stage.example/shop?sslmode=disable&user=b&password=p2"));
        assertThat(report.findings())
                .extracting(ParityFinding::kind, ParityFinding::key)
                .containsExactly(
                        tuple(Kind.SHARED_SECRET, "db.url#credentials"),
                        tuple(Kind.VALUE, "db.url#scheme"),
                        tuple(Kind.VALUE, "db.url#sslmode"));
    }

    @Test
    void url_thatOneSideLacks_isToldOnceForAllItsParts() {
        Map<String, String> url = Map.of("db.url", "jdbc:postgresql://u:p@db.prod.example/shop?sslmode=require");
        assertThat(compare(url, Map.of()).findings())
                .extracting(ParityFinding::kind, ParityFinding::key)
                .containsExactly(tuple(Kind.MISSING, "db.url"));
        assertThat(compare(Map.of("db.url", ""), url).findings())
                .extracting(ParityFinding::kind, ParityFinding::key)
                .containsExactly(tuple(Kind.TYPE, "db.url"));
        assertThat(compare(Map.of("a", 1, "a#b", 1), Map.of()).findings()).hasSize(2);
        assertThat(compare(Map.of("a#b", 1), Map.of()).findings()).hasSize(1);
    }

    @Test
    void oneEnvironment_twice_sharesItsSecretsWithItself() {
        Map<String, String> settings =
                Map.of("db.password", "s3cr3t-one", "db.url", "jdbc:postgresql://u:p@db.prod.example/shop");
        assertThat(ParityReport.compare(production(settings), production(settings))
                        .findings())
                .isEmpty();
        assertThat(compare(settings, settings).findings()).hasSize(3);
    }

    @Test
    void environments_thatNobodyCouldName_mayBeOne() {
        EnvironmentFingerprint unset = FingerprintFixture.capture(
                Environments.unset(), builder -> builder.configuration(Map.of("db.password", "s3cr3t-one")));
        assertThat(ParityReport.compare(unset, unset).findings())
                .extracting(ParityFinding::kind, ParityFinding::severity)
                .containsExactly(tuple(Kind.SHARED_SECRET, Severity.INFO));
    }

    @Test
    void fingerprints_underTwoKeys_areNotCompared() throws IOException, SQLException {
        EnvironmentFingerprint other = EnvironmentFingerprint.builder(ComparisonKey.ephemeral(), Environments.STAGING)
                .configuration(Map.of("a", 1))
                .capture();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParityReport.compare(production(Map.of("a", 1)), other))
                .withMessageContaining("comparison key");
    }

    @Test
    void difference_thatIsExpected_isAccountedForUntilItsDay() {
        EnvironmentFingerprint production = production(Map.of("mail.host.port", 25, "mail.tls", true, "rows", 1));
        EnvironmentFingerprint staging = staging(Map.of("mail.host.port", 26, "mail.tls", false, "rows", 2));
        ExpectedDifferences expected = ExpectedDifferences.builder()
                .expect(Section.CONFIGURATION, "mail.*", "a sink", TODAY)
                .expect(Section.CONFIGURATION, "rows", Kind.TYPE, "another kind", TODAY)
                .expect(Section.SYSTEM, "time zone", "another section", TODAY)
                .build();

        ParityReport report = ParityReport.compare(production, staging, expected, TODAY);
        assertThat(report.findings()).extracting(ParityFinding::key).containsExactly("rows");
        assertThat(report.expected())
                .extracting(accounted -> accounted.finding().key())
                .containsExactly("mail.host.port", "mail.tls");
        assertThat(report.unused()).extracting(ExpectedDifference::key).containsExactly("rows", "time zone");
        assertThat(report.toString()).contains("a sink, until 2026-06-01", "unused    system time zone");

        ParityReport later = ParityReport.compare(production, staging, expected, TODAY.plusDays(1));
        assertThat(later.expected()).isEmpty();
        assertThat(later.unused()).hasSize(2);
        assertThat(later.findings())
                .extracting(ParityFinding::key, ParityFinding::severity, ParityFinding::remark)
                .containsExactly(
                        tuple("mail.host.port", Severity.ERROR, "was expected until 2026-06-01: a sink"),
                        tuple("mail.tls", Severity.ERROR, "was expected until 2026-06-01: a sink"),
                        tuple("rows", Severity.WARNING, "the values differ"));
    }

    @Test
    void difference_expectedTwice_isAccountedForByTheValidOne() {
        ExpectedDifferences expected = ExpectedDifferences.builder()
                .expect(Section.CONFIGURATION, "rows", "old", TODAY.minusDays(1))
                .expect(Section.CONFIGURATION, "r*s", "new", TODAY)
                .build();
        ParityReport report =
                ParityReport.compare(production(Map.of("rows", 1)), staging(Map.of("rows", 2)), expected, TODAY);
        assertThat(report.findings()).isEmpty();
        assertThat(report.expected()).extracting(a -> a.by().reason()).containsExactly("new");
        assertThat(report.unused()).isEmpty();
    }
}
