package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of partitions by several columns, and what of them can be drawn column by column. */
class SyntheticTuplesTest {
    @Test
    void parse_listsAsTheServerPrintsThem_givesTheirRows() {
        assertThat(SyntheticTuples.parse(List.of("('DE',1),('F,(R''s)',-2)", "(NULL,3),( 'US' , 4 )"))
                        .rows())
                .containsExactly(List.of("'DE'", "1"), List.of("'F,(R''s)'", "-2"), List.of("'US'", "4"));
    }

    @Test
    void product_everyCombinationListed_keepsAll() {
        assertThat(SyntheticTuples.parse(List.of("('a',1),('a',2)", "('b',1),('b',2)"))
                        .product())
                .containsExactly(Set.of("'a'", "'b'"), Set.of("1", "2"));
    }

    @Test
    void product_ofAnyList_isWithinItAndNotEmpty() {
        Random random = new Random(20261123);
        for (int round = 0; round < 500; round++) {
            int columns = 2 + random.nextInt(2);
            List<List<String>> rows = new ArrayList<>();
            for (int row = 1 + random.nextInt(12); row > 0; row--) {
                List<String> values = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    values.add(String.valueOf(random.nextInt(1 + 9 * column)));
                }
                rows.add(values);
            }
            List<List<String>> combinations = List.of(List.of());
            for (Set<String> values : new SyntheticTuples(rows).product()) {
                List<List<String>> longer = new ArrayList<>();
                for (List<String> before : combinations) {
                    for (String value : values) {
                        List<String> one = new ArrayList<>(before);
                        one.add(value);
                        longer.add(one);
                    }
                }
                combinations = longer;
            }
            assertThat(rows).as("round %d", round).containsAll(combinations);
            assertThat(combinations).isNotEmpty();
            assertThat(combinations.get(0)).hasSize(columns);
        }
    }

    @Test
    void product_ofNothing_isEmpty() {
        assertThat(SyntheticTuples.parse(List.of("(NULL,1)")).product()).isEmpty();
    }
}
