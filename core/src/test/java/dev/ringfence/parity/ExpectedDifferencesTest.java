package dev.ringfence.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.parity.ParityFinding.Kind;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedDifferencesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    @Test
    void list_fromJsonAndFromCalls_isTheSame() {
        ExpectedDifferences built = ExpectedDifferences.builder()
                .expect(Section.CONFIGURATION, "mail.*", Kind.VALUE, "staging's mail goes to a sink", DAY)
                .expect(Section.CONTAINER, "*", "staging is smaller", DAY)
                .build();
        ExpectedDifferences parsed = ExpectedDifferences.parse("""
                {"version": 1, "expected": [
                  {"section": "configuration", "key": "mail.*", "kind": "value",
                   "reason": "staging's mail goes to a sink", "expires": "2027-01-31"},
                  {"section": "container", "key": "*", "reason": "staging is smaller", "expires": "2027-01-31"}]}
                """);
        assertThat(parsed).isEqualTo(built);
        assertThat(ExpectedDifferences.parse(built.toJson())).isEqualTo(built);
        assertThat(built.differences())
                .extracting(ExpectedDifference::toString)
                .containsExactly(
                        "configuration mail.* (value): staging's mail goes to a sink, until 2027-01-31",
                        "container *: staging is smaller, until 2027-01-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"version\":1}",
                "{\"version\":1,\"expected\":{}}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"reason\":\"r\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"expires\":\"2027-01-31\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"reason\":\" \",\"expires\":\"2027-01-31\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"\",\"reason\":\"r\",\"expires\":\"2027-01-31\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"reason\":\"r\",\"expires\":\"2027-02-30\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"kind\":\"odd\",\"reason\":\"r\",\"expires\":\"2027-01-31\"}]}",
                "{\"version\":1,\"expected\":[{\"section\":\"jvm\",\"key\":\"k\",\"reason\":\"r\",\"expires\":\"2027-01-31\",\"expiry\":1}]}"
            })
    void list_ofAnotherForm_isRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExpectedDifferences.parse(json));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.host, mail.host, true",
        "mail.*, mail.host, true",
        "mail.*, mail., true",
        "mail.*, mailXhost, false",
        "*, anything at all, true",
        "*.password, db.password, true",
        "*.password, db.password2, false",
        "a*b*c, a-b-b-c, true",
        "a**c, ac, true",
        "'[x]\\E.', '[x]\\E.', true",
        "'.', x, false"
    })
    void key_withStars_standsForAnyCharacters(String pattern, String name, boolean covered) {
        ExpectedDifference difference =
                new ExpectedDifference(Section.CONFIGURATION, pattern, Optional.empty(), "why", DAY);
        ParityFinding finding = new ParityFinding(
                Kind.VALUE, Severity.WARNING, Section.CONFIGURATION, name, "a number", "a number", "");
        assertThat(difference.covers(finding)).isEqualTo(covered);
    }
}
