package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.testing.FixedKey;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the made space of every identifier that is known. */
class IdentifierSpacePropertyTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static final List<InfoType> TYPES = InfoType.standard().stream()
            .filter(type -> type.identifier().isPresent())
            .toList();

    @Provide
    Arbitrary<InfoType> types() {
        return Arbitraries.of(TYPES);
    }

    /** A value as somebody may write it, seldom one that is valid. */
    private static String written(Identifier identifier, Random random) {
        String shape =
                identifier.shapes().get(random.nextInt(identifier.shapes().size()));
        String separators = identifier.separators();
        String separator = random.nextBoolean() || separators.isEmpty()
                ? ""
                : String.valueOf(separators.charAt(random.nextInt(separators.length())));
        boolean lower = random.nextInt(4) == 0;
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            char letter = (char) ((lower ? 'a' : 'A') + random.nextInt(26));
            char digit = (char) ('0' + random.nextInt(10));
            switch (c) {
                case '9' -> value.append(digit);
                case 'A' -> value.append(letter);
                case 'X' -> value.append(random.nextInt(3) == 0 ? letter : digit);
                case '_' -> value.append(separator);
                default -> value.append(lower ? c : Character.toUpperCase(c));
            }
        }
        return value.toString();
    }

    private static String layout(String value) {
        StringBuilder layout = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            layout.append(
                    Character.isLowerCase(c) ? 'a' : Character.isUpperCase(c) ? 'A' : Character.isDigit(c) ? '9' : c);
        }
        return layout.toString();
    }

    @Property(tries = 5_000, seed = "20261122")
    void values_ofEveryIdentifier_areReplacedByMadeOnesInTheirLayout(
            @ForAll("types") InfoType type, @ForAll long seed) {
        Identifier identifier = type.identifier().orElseThrow();
        MadeSpace space = type.madeSpace();
        String value = written(identifier, new Random(seed));
        int maxLength = Math.max(space.minimumLength(), value.length());
        String made = space.replace(KEY.functionFor(type), value, maxLength);
        assertThat(space.contains(made)).as("%s is contained", type).isTrue();
        assertThat(made.length()).as("%s", type).isLessThanOrEqualTo(maxLength);
        assertThat(space.replace(KEY.functionFor(type), value, maxLength).equals(made))
                .as("%s is deterministic", type)
                .isTrue();
        if (space instanceof MarkedInvalid) {
            assertThat(identifier.isValid(Alphanumerics.of(made)))
                    .as("%s is valid", type)
                    .isFalse();
            assertThat(marksAlike(type, made)).as("%s is marked", type).isTrue();
            assertThat(layout(made)).as("%s", type).isEqualTo(markedLayout(value, made));
        }
        if (space instanceof ReservedIdentifiers) {
            String canonical = Alphanumerics.of(made);
            assertThat(identifier.reserved().stream().anyMatch(canonical::startsWith))
                    .as("%s", type)
                    .isTrue();
            assertThat(identifier
                            .checkCharacters()
                            .map(check -> check.isValid(canonical))
                            .orElse(true))
                    .as("%s", type)
                    .isTrue();
        }
    }

    /** Check characters may be letters where digits were, such as an X. */
    private static String markedLayout(String value, String made) {
        StringBuilder layout = new StringBuilder(layout(value));
        assertThat(made).hasSize(value.length());
        for (int i = 0; i < layout.length(); i++) {
            char is = layout(made).charAt(i);
            boolean either = Character.isLetterOrDigit(is) && Character.isLetterOrDigit(layout.charAt(i));
            if (either) {
                layout.setCharAt(i, is);
            }
        }
        return layout.toString();
    }

    /** Writing the marked check characters again changes nothing; writing the right ones, if there are any, does. */
    private static boolean marksAlike(InfoType type, String made) {
        CheckCharacters check =
                type.identifier().orElseThrow().checkCharacters().orElseThrow();
        StringBuilder right = new StringBuilder(Alphanumerics.of(made));
        boolean different = !check.write(right, 0)
                || (check.isValid(right) && !right.toString().equals(Alphanumerics.of(made)));
        StringBuilder marked = new StringBuilder(Alphanumerics.of(made));
        return different && check.write(marked, 5) && marked.toString().equals(Alphanumerics.of(made));
    }

    @Property(tries = 3_000, seed = "20261122")
    void madeValues_withoutSeparators_passTheBoundary(@ForAll("types") InfoType type, @ForAll long seed) {
        String value = Alphanumerics.of(written(type.identifier().orElseThrow(), new Random(seed)));
        String made = type.madeSpace().replace(KEY.functionFor(type), value, 100);
        assertThat(Detector.boundary().find(made).stream()
                        .filter(Finding::plausible)
                        .map(Finding::type))
                .as("%s", type)
                .isEmpty();
    }

    @Property(tries = 3_000, seed = "20261122")
    void validValues_ofEveryIdentifier_areNotMade(@ForAll("types") InfoType type, @ForAll long seed) {
        Identifier identifier = type.identifier().orElseThrow();
        StringBuilder value = new StringBuilder(Alphanumerics.of(written(identifier, new Random(seed))));
        if (type.madeSpace() instanceof MarkedInvalid
                && identifier.checkCharacters().orElseThrow().write(value, 0)) {
            assertThat(type.madeSpace().contains(value.toString()))
                    .as("%s", type)
                    .isFalse();
        }
    }

    @Property(tries = 200, seed = "20261122")
    void spellings_ofOneValue_haveOnePseudonym(@ForAll("types") InfoType type, @ForAll long seed) {
        Identifier identifier = type.identifier().orElseThrow();
        String value = written(identifier, new Random(seed));
        MadeSpace space = type.madeSpace();
        String plain = Alphanumerics.of(value);
        if (!(space instanceof KeyedTokens)) {
            String one = space.replace(KEY.functionFor(type), value, 100);
            String other = space.replace(KEY.functionFor(type), plain, 100);
            assertThat(Alphanumerics.of(one).equals(Alphanumerics.of(other)))
                    .as("%s", type)
                    .isTrue();
        }
    }

    @Property(tries = 200, seed = "20261122")
    void otherTexts_ofEveryIdentifier_areReplacedToo(@ForAll("types") InfoType type, @ForAll String text) {
        MadeSpace space = type.madeSpace();
        String made = space.replace(KEY.functionFor(type), text.isEmpty() ? "-" : text, space.minimumLength());
        assertThat(space.contains(made)).as("%s", type).isTrue();
        assertThat(made.length()).as("%s", type).isLessThanOrEqualTo(space.minimumLength());
    }

    @Property(tries = 1, generation = net.jqwik.api.GenerationMode.RANDOMIZED, seed = "20261122")
    void capacities_ofEveryIdentifier_areThoseOfTheBody(@ForAll long seed) {
        for (InfoType type : TYPES) {
            assertThat(type.madeSpace().capacity()).as("%s", type).isGreaterThanOrEqualTo(1_000);
        }
        assertThat(InfoType.parse("PL_PESEL").madeSpace().capacity()).isEqualTo(10_000_000_000L);
        assertThat(InfoType.parse("NO_FODSELSNUMMER").madeSpace().capacity()).isEqualTo(1_000_000_000L);
        assertThat(InfoType.parse("FR_NIR").madeSpace().capacity()).isEqualTo(10_000_000_000_000L);
        assertThat(InfoType.parse("UK_NHS").madeSpace().capacity()).isEqualTo(1_000_000L);
    }
}
