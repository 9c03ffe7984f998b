package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of an expression, against java.util.regex; and the shuffle that keeps keys apart. */
class SyntheticPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[A-Z]{3}-[0-9]{4}$",
                "^\\d{5}(-\\d{4})?$",
                "^(red|green|blue)$",
                "^[a-z][a-z0-9_]*$",
                "^[^@]+@x\\.y$",
                "^(?:AB|CD){2,3}\\s?[0-9a-fA-F]+$",
                "^.{3,8}$",
                "x+y?",
                "^$",
                "^[-a-c.]{2}$",
                "^[]a]{3}$",
            })
    void at_readExpression_isMatchedByIt(String regex) {
        SyntheticSpace space = SyntheticPattern.of(regex).orElseThrow();
        Pattern pattern = Pattern.compile(regex.replace("[]a]", "[\\]a]"));
        for (long index = 0; index < Math.min(5_000, space.size()); index++) {
            assertThat(pattern.matcher(space.at(index).toString()).find()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "(a", "a{2", "\\1", "a**", "[z-a]", "*", "a{3,2}", "\\p{L}", "[", "a{1,999}"})
    void of_expressionThatIsNotRead_isEmpty(String regex) {
        assertThat(SyntheticPattern.of(regex)).isEmpty();
    }

    @Test
    void at_smallExpression_hasAllOfItsTexts() {
        SyntheticSpace space = SyntheticPattern.of("^[ab]{1,2}$").orElseThrow();
        Set<Object> texts = new HashSet<>();
        for (long index = 0; index < space.size() * 2; index++) {
            texts.add(space.at(index));
        }
        assertThat(texts).containsExactlyInAnyOrder("a", "b", "aa", "ab", "ba", "bb");
    }

    @Property(tries = 300, seed = "20261122")
    void shuffled_anySize_isABijection(@ForAll @LongRange(min = 1, max = 3_000) long size, @ForAll long seed) {
        Set<Long> places = new HashSet<>();
        for (long index = 0; index < size; index++) {
            places.add(new SyntheticSeed(seed).shuffled(index, size));
        }
        assertThat(places).hasSize((int) size).allMatch(place -> place >= 0 && place < size);
    }
}
