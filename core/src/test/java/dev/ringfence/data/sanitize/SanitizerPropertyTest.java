package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.testing.FixedKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same value becomes the same pseudonym in a column and in a text, and what comes out is plausible to no detector. */
class SanitizerPropertyTest {
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("test")
            .pseudonymize("t.email", InfoType.EMAIL_ADDRESS)
            .pseudonymize("t.phone", InfoType.PHONE_NUMBER)
            .pseudonymize("t.card", InfoType.PAYMENT_CARD_NUMBER)
            .pseudonymize("t.name", InfoType.PERSON_NAME)
            .sanitizeText("t.note")
            .build();
    private static final Sanitizer SANITIZER = Sanitizer.of(POLICY, FixedKey.open());

    private static Transformation column(String name) {
        return SANITIZER.transformation(ColumnName.of("t", name), 4_000);
    }

    @Provide
    Arbitrary<String> emails() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .withChars("._+ABé")
                                .ofMinLength(1)
                                .ofMaxLength(20),
                        Arbitraries.of("mail.org", "engine.co.uk", "bücher.de", "x-y.io"))
                .as((local, domain) -> "u" + local.replace("..", "_") + "u@" + domain);
    }

    @Provide
    Arbitrary<String> phones() {
        return Combinators.combine(
                        Arbitraries.of(
                                "+49 30 #######",
                                "+44 20 7### ####",
                                "(212) 7##-####",
                                "212-7##-####",
                                "0171/#######",
                                "+33 1 ## ## ## ##",
                                "01 ## ## ## ##",
                                "+91 98### #####",
                                "0049 171 #######",
                                "+12127######"),
                        Arbitraries.strings().numeric().ofLength(8))
                .as((form, digits) -> {
                    StringBuilder number = new StringBuilder();
                    int next = 0;
                    for (int i = 0; i < form.length(); i++) {
                        char c = form.charAt(i);
                        number.append(c == '#' ? digits.charAt(next++) : c);
                    }
                    return number.toString();
                })
                // Exchanges that end in 11 are none.
                .filter(number -> !number.contains("711"));
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(
                        Arbitraries.of("4485", "5425", "2221", "6011"),
                        Arbitraries.strings().numeric().ofLength(11),
                        Arbitraries.of("", " ", "-"))
                .as((prefix, rest, separator) -> {
                    String digits = prefix + rest;
                    String card = digits + Luhn.checkDigit(digits, 15);
                    return card.replaceAll("(.{4})(?!$)", "$1" + separator);
                });
    }

    @Property(tries = 3_000, seed = "20261122")
    void email_inColumnAndText_isTheSame(@ForAll("emails") String value) {
        assertSame("email", value);
    }

    @Property(tries = 3_000, seed = "20261122")
    void phone_inColumnAndText_isTheSame(@ForAll("phones") String value) {
        assertSame("phone", value);
    }

    @Property(tries = 3_000, seed = "20261122")
    void card_inColumnAndText_isTheSame(@ForAll("cards") String value) {
        assertSame("card", value);
    }

    private static void assertSame(String column, String value) {
        Object made = column(column).apply(value);
        assertThat(made).isEqualTo(column(column).apply(value)).isNotEqualTo(value);
        assertThat(column("note").apply("\"" + value + "\", she said; then (" + value + ") again 😀"))
                .isEqualTo("\"" + made + "\", she said; then (" + made + ") again 😀");
        assertThat(Detector.standard().find((String) made)).noneMatch(Finding::plausible);
    }

    @Property(tries = 2_000, seed = "20261122")
    void name_anyText_becomesWordsThatAreMade(@ForAll String value) {
        String made = (String) column("name").apply(value);
        if (!value.isBlank()) {
            assertThat(Detector.standard().find(made)).noneMatch(Finding::plausible);
        }
    }

    @Property(tries = 5_000, seed = "20261122")
    void text_any_holdsNothingPlausibleAfterwards(
            @ForAll("emails") String a, @ForAll("phones") String b, @ForAll String c) {
        String clean = (String) column("note").apply(c + " " + a + ", " + b + " " + c);
        assertThat(Detector.standard().find(clean)).noneMatch(Finding::plausible);
    }
}
