package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against java.util.regex, which is slower and obvious. */
class OperationPatternPropertyTest {

    @Property(tries = 20_000, seed = "20261122")
    void matches_asARegularExpression(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        assertThat(OperationPattern.of(pattern).matches(name)).isEqualTo(Pattern.matches(regex, name));
    }

    /** A pattern that would make a backtracking matcher run for ever. */
    @Example
    void matches_aHostilePattern_ends() {
        OperationPattern pattern = OperationPattern.of("*a".repeat(50) + "b");
        assertThat(pattern.matches("a".repeat(5_000))).isFalse();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(8);
    }
}
